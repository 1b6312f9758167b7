/** Facts that the first page needs as well: kept apart from the schemas, which bring zod along. */

export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Longest nickname in characters (grapheme clusters are not counted apart). */
export const MAX_NICKNAME_LENGTH = 20;

/** Classroom code: 5 letters and digits that cannot be mixed up when read aloud. */
export const CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789";
export const CODE_LENGTH = 5;
