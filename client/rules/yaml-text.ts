/** What a piece of a manifest may hold. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Writes a piece of a manifest as kubectl would print it: two spaces a step, lists not indented. */
export const yamlText = (value: Yaml): string => linesOf(value).join("\n");

function linesOf(value: Yaml): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ["[]"] : value.flatMap(itemLines);
  if (typeof value === "object") {
    const entries = Object.entries(value);
    return entries.length === 0 ? ["{}"] : entries.flatMap(([key, inner]) => entryLines(key, inner));
  }
  return [scalar(value)];
}

function itemLines(value: Yaml): readonly string[] {
  return linesOf(value).map((line, i) => `${i === 0 ? "- " : "  "}${line}`);
}

function entryLines(key: string, value: Yaml): readonly string[] {
  const lines = linesOf(value);
  const [first = ""] = lines;
  if (typeof value !== "object" || first === "{}" || first === "[]") return [`${key}: ${first}`];
  return [`${key}:`, ...lines.map((line) => (Array.isArray(value) ? line : `  ${line}`))];
}

/** Text that would be read as something else is put into quotes. */
const scalar = (value: string | number | boolean): string =>
  typeof value === "string" && !/^[A-Za-z/][-\w./:]*$/.test(value) ? JSON.stringify(value) : String(value);
