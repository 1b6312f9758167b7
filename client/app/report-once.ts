const reported = new Set<string>();

/** Tells the browser's console of an error that was coped with; once for each place, for some come with every frame. */
export function reportOnce(place: string, error: unknown): void {
  if (reported.has(place)) return;
  reported.add(place);
  reportError(error);
}
