/** A state that the rules make impossible was reached: a bug of ours, never a player's mistake. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
  /** Objects and tick involved, for the log and the saved replay. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(message: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(`${message} ${JSON.stringify(facts)}`);
    this.facts = facts;
  }
}

/** @throws InvariantError when `condition` does not hold. */
export function invariant(
  condition: unknown,
  message: string,
  facts: Readonly<Record<string, string | number>> = {},
): asserts condition {
  if (!condition) throw new InvariantError(message, facts);
}
