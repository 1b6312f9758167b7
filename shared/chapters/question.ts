/** Something that the whole room is asked. Its words are a `QuestionText`. */
export interface Question {
  /** Stable, as in "pod". */
  readonly id: string;
  /** Ids of what can be answered, in the order in which they are shown. */
  readonly options: readonly string[];
  /** The option that is right. Missing in a poll, where none is. */
  readonly right?: string;
}

/** The words of a question in one language. */
export interface QuestionText {
  readonly question: string;
  /** By the id of the option. */
  readonly options: Readonly<Record<string, string>>;
  /** Why the right option is right, in one sentence. Missing in a poll. */
  readonly why?: string;
}
