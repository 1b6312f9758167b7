/** One thing in which the game is simpler than Kubernetes, as its own source says. */
export interface Simplification {
  /** Folder of shared/ or server/ that it is in, as in "scheduler". */
  readonly area: string;
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

const MARK = "Simplified:";

/** Begins a part of a comment that says something else. */
const OTHER_PART = /^(Source:|Rules:|@|TODO)/;

/** Every simplification that a source file marks in its comments, in order. */
export function simplificationsIn(file: string, source: string): readonly Simplification[] {
  const lines = source.split("\n");
  const found: Simplification[] = [];
  for (const [i, line] of lines.entries()) {
    const at = line.indexOf(MARK);
    if (at < 0 || !isComment(line)) continue;
    const rest = [line.slice(at + MARK.length)];
    for (const next of lines.slice(i + 1)) {
      if (isEnd(rest[rest.length - 1] ?? "") || !isComment(next)) break;
      const text = bare(next);
      if (text === "" || OTHER_PART.test(text) || text.startsWith(MARK)) break;
      rest.push(next.includes(MARK) ? next.slice(0, next.indexOf(MARK)) : next);
      if (next.includes(MARK)) break;
    }
    found.push({ area: areaOf(file), file, text: sentence(rest) });
  }
  return found;
}

const isComment = (line: string): boolean => /^\s*(\/\*\*?|\*|\/\/)/.test(line) || line.includes("/** ");

/** The comment is closed on this line. */
const isEnd = (line: string): boolean => line.includes("*/");

const bare = (line: string): string =>
  line
    .replace(/^\s*(\/\*\*?|\*\/?|\/\/)/, "")
    .replace(/\*\/.*$/, "")
    .trim();

function sentence(parts: readonly string[]): string {
  const text = parts.map(bare).join(" ").replace(/\s+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function areaOf(file: string): string {
  const [top = "", folder = ""] = file.split("/");
  return top === "shared" ? folder : top;
}
