import type { Course } from "../chapters/courses.ts";
import type { Question } from "../chapters/question.ts";
import { QUIZ } from "../chapters/quiz.ts";
import type { Beat } from "../classroom/beat.ts";
import type { QuestionRow } from "../protocol/classroom-view.ts";
import type { Refusal } from "../util/result.ts";

/** Totals of fewer answers would point at persons, and draw those who have not answered yet after them. */
const MIN_SHOWN = 3;

/** Where the session is, as far as it opens and closes questions. */
export interface Moment {
  readonly beat: Beat;
  /** Id of the present chapter. */
  readonly chapter: string;
  /** Players who are here. */
  readonly here: number;
}

/**
 * A question of the course with what the room answered. Who answered is kept so that nobody counts twice; nowhere is
 * kept who answered what, and that is why an answer cannot be changed.
 */
interface Asked {
  readonly id: string;
  readonly when: QuestionRow["when"];
  readonly chapter: string;
  readonly question: Question;
  /** By the place of the option. */
  readonly counts: number[];
  readonly answered: Set<string>;
}

/** What the room is asked over a course: the polls of its chapters, and the quiz before and after. Totals only. */
export class Survey {
  readonly #asked: ReadonlyMap<string, Asked>;

  constructor({ chapters, quiz }: Course) {
    const quizAt = (when: "before" | "after"): readonly Asked[] =>
      quiz ? QUIZ.map((question) => ask(when, "", question)) : [];
    const polls = chapters.flatMap(({ id, poll }) => (poll ? [ask("poll", id, poll)] : []));
    const all = [...quizAt("before"), ...polls, ...quizAt("after")];
    this.#asked = new Map(all.map((asked) => [asked.id, asked]));
  }

  /**
   * Counts somebody's answer. Refused with `NoSuchQuestion`, `QuestionClosed`, `NoSuchOption`, `AlreadyAnswered`; the
   * refusals do not repeat what was answered.
   */
  answer(person: string, id: string, option: string, moment: Moment): Refusal | undefined {
    const asked = this.#asked.get(id);
    if (asked === undefined) return { code: "NoSuchQuestion", params: { question: id } };
    if (!isOpen(asked, moment)) return { code: "QuestionClosed", params: { question: id } };
    const place = asked.question.options.indexOf(option);
    if (place < 0) return { code: "NoSuchOption", params: { question: id } };
    if (asked.answered.has(person)) return { code: "AlreadyAnswered", params: { question: id } };
    asked.answered.add(person);
    asked.counts[place] = (asked.counts[place] ?? 0) + 1;
    return undefined;
  }

  /** Every question of the course in the order in which they are asked. */
  rows(moment: Moment): readonly QuestionRow[] {
    return [...this.#asked.values()].map((asked) => row(asked, moment));
  }
}

const ask = (when: Asked["when"], chapter: string, question: Question): Asked => ({
  // The same chapter may be played twice: its poll is one question.
  id: [when, chapter, question.id].filter((part) => part !== "").join("/"),
  when,
  chapter,
  question,
  counts: question.options.map(() => 0),
  answered: new Set(),
});

const BEAT_OF = { before: "quiz", poll: "story", after: "quiz-again" } as const satisfies Record<
  Asked["when"],
  Beat
>;

const isOpen = ({ when, chapter }: Asked, moment: Moment): boolean =>
  moment.beat === BEAT_OF[when] && (when !== "poll" || chapter === moment.chapter);

function row(asked: Asked, moment: Moment): QuestionRow {
  const { id, when, chapter, question, counts, answered } = asked;
  const open = isOpen(asked, moment);
  const isShown = answered.size > 0 && (!open || answered.size >= Math.min(MIN_SHOWN, moment.here));
  // Told before the course, it would be learnt by heart.
  const isSolved = moment.beat === "quiz-again" || moment.beat === "debrief";
  return {
    id,
    when,
    chapter,
    question: question.id,
    options: JSON.stringify(question.options),
    right: isSolved ? (question.right ?? "") : "",
    open,
    answered: answered.size,
    counts: isShown ? JSON.stringify(counts) : "",
  };
}
