import type { Course } from "./courses.ts";
import type { Chapter } from "./framework.ts";

/*
 * How long people take for what has no clock, in seconds: experience of the facilitators is welcome here. People come in
 * and find their names; a story is read aloud; a look-back is talked about; so is the whole evening.
 */
const ARRIVING_SECONDS = 4 * 60;
const STORY_SECONDS = 60;
const COUNTDOWN_SECONDS = 10;
const LOOKBACK_SECONDS = 2 * 60;
/** Of a round that only tries things out there is little to say. */
const UNSCORED_LOOKBACK_SECONDS = 20;
const QUIZ_SECONDS = 2 * 60;
const DEBRIEF_SECONDS = 5 * 60;

/** Sessions are planned in steps of so many minutes. */
const STEP_MINUTES = 5;

/** About how long a chapter takes with its story and its look-back. */
const chapterSeconds = ({ lengthMs, unscored }: Chapter): number =>
  STORY_SECONDS +
  COUNTDOWN_SECONDS +
  lengthMs / 1000 +
  (unscored ? UNSCORED_LOOKBACK_SECONDS : LOOKBACK_SECONDS);

/** About how long a session takes from the first name to the last word, in minutes that people plan with. */
export function sessionMinutes({ chapters, quiz }: Course): number {
  const played = chapters.reduce((sum, chapter) => sum + chapterSeconds(chapter), 0);
  const asked = quiz ? 2 * QUIZ_SECONDS : 0;
  const seconds = ARRIVING_SECONDS + asked + played + DEBRIEF_SECONDS;
  return Math.ceil(seconds / 60 / STEP_MINUTES) * STEP_MINUTES;
}
