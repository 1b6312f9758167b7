/**
 * What this browser remembers. Where storage is forbidden (private windows, strict settings) it remembers for as long
 * as the page lives, so that nothing else has to care.
 */
const PREFIX = "cluster-crew:";
const fallback = new Map<string, string>();

/** Keeps a text in this browser, or where that is forbidden, in this page. */
export function remember(key: string, value: string): void {
  fallback.set(key, value);
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Forbidden or full: the map has it.
  }
}

/** What was kept; undefined when nothing was. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? fallback.get(key);
  } catch {
    return fallback.get(key);
  }
}

/** Keys of what is remembered, so that two places cannot mean different things by one. */
export const NICKNAME = "nickname";
export const LOCALE = "locale";
export const SOUND = "sound";
export const MOTION = "motion";
export const PRACTICE_SEAT = "practice-seat";
/** The course file that somebody writes at. */
export const COURSE_DRAFT = "course-draft";
/** The secret that gives a person their seat back. */
export const participantKeyOf = (code: string): string => `participant:${code}`;
/** The secret that makes a person the host. */
export const hostKeyOf = (code: string): string => `host:${code}`;
/** Which questions a person has answered; never what. */
export const answeredKeyOf = (code: string, participant: string): string => `answered:${code}:${participant}`;
