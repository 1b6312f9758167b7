/** A Pod that a Deployment made: app, hash of the template, five letters of its own. */
const MADE = /^(.+)-[0-9a-z]{6,10}-([0-9a-z]{5})$/;

/**
 * A Pod's name without the hash in its middle, as in "web-n69kg": short enough to call out. The whole name stays in
 * accessible titles and in everything that is kubectl's.
 */
export function shortPodName(name: string): string {
  const made = MADE.exec(name);
  return made === null ? name : `${made[1]}-${made[2]}`;
}
