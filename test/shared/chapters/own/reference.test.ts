import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { ownChapterSchema, ownCourseSchema } from "../../../../shared/chapters/own/chapter-schema.ts";
import { expectationOf } from "../../../../shared/chapters/own/expectations.ts";
import { EXPECTATION_TEXT } from "../../../../shared/chapters/own/problem-text.en.ts";
import { expectationText } from "../../../../shared/chapters/own/problem-text.ts";

/*
 * The reference that facilitators read is made from the schema that their files are checked with. `npx vitest -u` writes
 * it anew after a change.
 */
const FILE = join(import.meta.dirname, "../../../../shared/chapters/own/REFERENCE.md");

const HEAD = `# Course files: every key

A course file is YAML. A commented example is in \`server/courses/examples\`; how to use one is in the README at the top.
This page is made from the schema (\`npx vitest -u test/shared/chapters/own/reference.test.ts\`), so it says what is checked.

Units are those of Kubernetes: CPU \`500m\` or \`2\`, memory \`512Mi\` or \`2Gi\`. Moments are seconds from the beginning of the
round, or \`1:30\`. A number for a team may be one number, or \`{small: 2, large: 5}\` for 3 Nodes and for 11, with straight
lines between and beyond. Words may be one text, or \`{en: ..., ja: ...}\`; a missing language falls back to the other.
`;

/** What stands in a default, an optional or a list. */
function unwrapped(schema: z.core.$ZodType): {
  schema: z.core.$ZodType;
  isOptional: boolean;
  isList: boolean;
} {
  let inner = schema;
  let isOptional = false;
  let isList = false;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
      isOptional = true;
      inner = inner.def.innerType;
    } else if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject) {
      isList = true;
      inner = inner.element;
    } else return { schema: inner, isOptional, isList };
  }
}

/** What the schema says that it wants, when it is given something that nobody could want. */
function wanted(schema: z.core.$ZodType): string {
  const { error } = z.safeParse(schema, Symbol("nobody wants it"));
  const message = error?.issues[0]?.message;
  const itself = message === undefined ? "" : expectationText(EXPECTATION_TEXT, expectationOf(message));
  return schema instanceof z.ZodArray && !(schema.element instanceof z.ZodUnknown)
    ? `${itself}; each: ${wanted(schema.element)}`
    : itself;
}

function section(title: string, schema: z.ZodObject): string {
  const rows: string[] = [];
  const below: string[] = [];
  for (const [key, value] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const { schema: inner, isOptional, isList } = unwrapped(value);
    const isMapping = inner instanceof z.ZodObject;
    const path = `${title}.${key}${isList ? "[]" : ""}`.replace(/^course\./, "");
    const allowed = isMapping
      ? `${isList ? "a list; each has" : "has"} keys of its own, below`
      : wanted(inner);
    rows.push(`| \`${key}\` | ${isOptional ? "" : "yes"} | ${value.description} | ${allowed} |`);
    if (isMapping) below.push(section(path, inner));
  }
  const table = ["| key | needed | what it is | allowed |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return [`## \`${title}\`\n\n${table}\n`, ...below].join("\n");
}

test("the reference of course files says what the schema says", async () => {
  const page = [HEAD, section("course", ownCourseSchema), section("chapter", ownChapterSchema)].join("\n");
  expect(page).not.toMatch(/undefined/);
  await expect(page).toMatchFileSnapshot(FILE);
});
