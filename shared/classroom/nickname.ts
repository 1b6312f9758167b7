import { ok, type Result, refuse } from "../util/result.ts";

/** Longest nickname, in characters as people count them: a letter with its accents, an emoji with its skin tone. */
export const MAX_NICKNAME_GRAPHEMES = 20;
/** And in code units, so that twenty families of emoji do not become a nickname. */
const MAX_CODE_UNITS = 48;
/** More marks than this on one letter are there to climb over other people's lines. */
const MAX_MARKS = 3;

/** Half- and full-width forms, and spaces of all widths: the compatibility forms that people type without meaning to. */
const WIDTH_FORMS = /[\u3000\uff01-\uffee]+/gu;
/** Letters and symbols that are drawn as nothing. */
const BLANKS = /[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;
/** Controls, lone surrogates, private characters; format characters, among them the marks that turn text around. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}]|(?!\u200d)\p{Cf}/gu;
/** What could be taken for markup where somebody forgets to escape it. */
const MARKUP = /[<>"`]/gu;
/** A joiner or a variation selector counts only inside an emoji. */
const EMOJI =
  /\p{Extended_Pictographic}[\ufe0f\p{EMod}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{EMod}]*)*/gu;
const GRAPHEME = new RegExp(`${EMOJI.source}|\\p{RI}{2}|\\P{M}\\p{M}*|\\p{M}+`, "gu");
const SURPLUS_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, "gu");

/**
 * A line of text that is safe to show anywhere: nothing unseen, nothing that turns or covers other text, nothing that
 * could be taken for markup. Empty when nothing is left.
 */
export function cleanLine(raw: string): string {
  const seen = raw
    .toWellFormed()
    .replace(/\s+/gu, " ")
    .replace(WIDTH_FORMS, (text) => text.normalize("NFKC"))
    .normalize("NFC")
    .replace(BLANKS, "")
    .replace(UNSEEN, "")
    .replace(MARKUP, "")
    .replace(SURPLUS_MARKS, "$1");
  const line = withoutStrayJoiners(seen).replace(/\s+/gu, " ").trim();
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(line) ? line : "";
}

/**
 * A nickname that is safe to show anywhere, of at most `MAX_NICKNAME_GRAPHEMES` characters (the rest is cut off).
 * Refused with `NicknameEmpty` when nothing is left.
 */
export function cleanNickname(raw: string): Result<string> {
  const name = cut(cleanLine(raw)).trim();
  return name === "" ? refuse("NicknameEmpty") : ok(name);
}

/** The name, with a number behind it when somebody else has it already: "Aki", "Aki 2". */
export function distinctNickname(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(likeness));
  if (!used.has(likeness(name))) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name} ${number}`;
    if (!used.has(likeness(numbered))) return numbered;
  }
}

/** Names that people would take for the same. */
const likeness = (name: string): string => name.normalize("NFKC").toLowerCase();

function withoutStrayJoiners(text: string): string {
  let kept = "";
  let end = 0;
  for (const match of text.matchAll(EMOJI)) {
    kept += stripJoiners(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return kept + stripJoiners(text.slice(end));
}

const stripJoiners = (text: string): string => text.replace(/[\u200d\ufe00-\ufe0f]/gu, "");

function cut(name: string): string {
  let kept = "";
  let count = 0;
  for (const [grapheme] of name.matchAll(GRAPHEME)) {
    if (count === MAX_NICKNAME_GRAPHEMES || kept.length + grapheme.length > MAX_CODE_UNITS) break;
    kept += grapheme;
    count += 1;
  }
  return kept;
}
