/** What to do to make the present things match the wanted ones: the game's own idea, applied to pictures. */
export interface Plan<Wanted> {
  readonly create: readonly Wanted[];
  readonly update: readonly Wanted[];
  /** Keys of what is not wanted any more. */
  readonly remove: readonly string[];
}

/**
 * Compares by key. `update` has only those for which `isSame` says no: a row that did not change costs one comparison.
 */
export function planFor<Present, Wanted>(
  present: ReadonlyMap<string, Present>,
  wanted: readonly Wanted[],
  keyOf: (one: Wanted) => string,
  isSame: (present: Present, wanted: Wanted) => boolean,
): Plan<Wanted> {
  const [create, update]: [Wanted[], Wanted[]] = [[], []];
  const keys = new Set<string>();
  for (const one of wanted) {
    const key = keyOf(one);
    keys.add(key);
    const there = present.get(key);
    if (there === undefined) create.push(one);
    else if (!isSame(there, one)) update.push(one);
  }
  return { create, update, remove: [...present.keys()].filter((key) => !keys.has(key)) };
}
