import { describe, expect, test } from "vitest";
import { simplificationsIn } from "../../../client/pages/about/simplifications.ts";

const textsOf = (source: string): readonly string[] =>
  simplificationsIn("shared/kubelet/pulls.ts", source).map(({ text }) => text);

describe("what the code says it leaves out", () => {
  const rows: readonly { name: string; source: string; want: readonly string[] }[] = [
    { name: "nothing", source: "/** Pulls an image. */", want: [] },
    {
      name: "in a block of one line",
      source: "/** The zone. Simplified: regions are left out. */",
      want: ["Regions are left out."],
    },
    {
      name: "over several lines, up to the end of the comment",
      source: "/**\n * Pulls.\n * Simplified: one image\n * after the other.\n */\nexport const x = 1;",
      want: ["One image after the other."],
    },
    {
      name: "up to where the source is named",
      source: "/**\n * Simplified: no quotas.\n * Source: pkg/x.go\n */",
      want: ["No quotas."],
    },
    {
      name: "up to an empty line of the comment",
      source: "/**\n * Simplified: no quotas.\n *\n * Something else.\n */",
      want: ["No quotas."],
    },
    {
      name: "in a comment within code",
      source: "  // Simplified: generateName is not supported,\n  // so a name has to be given.\n  run();",
      want: ["GenerateName is not supported, so a name has to be given."],
    },
    {
      name: "twice in one comment",
      source: "/**\n * Simplified: first.\n * Simplified: second.\n */",
      want: ["First.", "Second."],
    },
    { name: "not in a string", source: 'const text = "Simplified: no";', want: [] },
  ];
  test.each(rows)("$name", ({ source, want }) => expect(textsOf(source)).toEqual(want));

  test("is sorted by the part of the game that it is in", () => {
    const [one] = simplificationsIn("shared/scheduler/plugins/x.ts", "// Simplified: yes.");
    expect(one).toEqual({ area: "scheduler", file: "shared/scheduler/plugins/x.ts", text: "Yes." });
  });
});
