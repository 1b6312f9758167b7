import type { Chapter } from "./framework.ts";

/*
 * How long people take for what has no clock, in seconds: experience of the facilitators is welcome here. People come in
 * and find their names; a story is read aloud; a look-back is talked about; so is the whole evening.
 */
const ARRIVING_SECONDS = 4 * 60;
const STORY_SECONDS = 60;
const COUNTDOWN_SECONDS = 10;
const LOOKBACK_SECONDS = 2 * 60;
const DEBRIEF_SECONDS = 5 * 60;

/** Sessions are planned in steps of so many minutes. */
const STEP_MINUTES = 5;

/** About how long a chapter takes with its story and its look-back, in seconds. */
export const chapterSeconds = ({ lengthMs }: Pick<Chapter, "lengthMs">): number =>
  STORY_SECONDS + COUNTDOWN_SECONDS + lengthMs / 1000 + LOOKBACK_SECONDS;

/** About how long a session takes from the first name to the last word, in minutes that people plan with. */
export function sessionMinutes(chapters: readonly Pick<Chapter, "lengthMs">[]): number {
  const seconds = chapters.reduce((sum, chapter) => sum + chapterSeconds(chapter), 0);
  return Math.ceil((ARRIVING_SECONDS + seconds + DEBRIEF_SECONDS) / 60 / STEP_MINUTES) * STEP_MINUTES;
}
