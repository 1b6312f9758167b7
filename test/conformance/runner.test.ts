import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseFile, loadCaseFiles } from "./case-file.ts";
import { failureLine, runCase } from "./runner.ts";

const FILE: CaseFile = { schemaVersion: 1, plugin: "NodeName", profile: ["NodeName"], cases: [] };
const failureOf = (one: object): string | undefined =>
  runCase(FILE, { id: "case-001", name: "a case", expect: {}, ...one }).failure;

const ON_NODE_1 = { metadata: { name: "p" }, spec: { nodeName: "node1", containers: [] } };
const NODES = [{ metadata: { name: "node1" } }, { metadata: { name: "node2" } }];

describe("a case that cannot be run has failed, and says why", () => {
  test.each([
    ["an unknown fn", { fn: "teleport", input: {} }, 'unknown fn "teleport"'],
    ["a name that every object has", { fn: "constructor", input: {} }, 'unknown fn "constructor"'],
    [
      "an input of another form",
      { fn: "nodesToFind", input: { nodes: "ten" } },
      "input does not apply: nodes: ",
    ],
    ["no input", { fn: "nodesToFind" }, "input does not apply: "],
    ["a malformed Pod", { pod: 3, expect: { skip: true } }, "case does not apply: pod: "],
    ["an unknown expectation", { pod: ON_NODE_1, expect: { luck: 7 } }, "expectation not understood: "],
    ["nothing to compare", { pod: ON_NODE_1, nodes: NODES }, "nothing is expected"],
    ["an unknown plugin", { pod: ON_NODE_1, profile: ["Luck"], expect: { skip: true } }, "profile refused: "],
    [
      "a Node that is not there",
      { pod: ON_NODE_1, nodes: NODES, expect: { filter: { node3: "ok" } } },
      "expected ",
    ],
  ])("%s", (_name, one, want) => {
    expect(failureOf(one)).toContain(want);
  });
});

test("a wrong result is shown next to the right one, in one line", () => {
  const one = { id: "nodesToFind-001", name: "a hundred", fn: "nodesToFind", input: { nodes: 10 } };
  const wrong = runCase(FILE, { ...one, expect: { nodesToFind: 11 } });
  expect(failureLine(wrong)).toBe(
    'FAIL nodesToFind-001 a hundred: expected {"nodesToFind":11}, got {"nodesToFind":10}',
  );
  expect(runCase(FILE, { ...one, expect: { nodesToFind: 10 } }).failure).toBeUndefined();
});

test("Nodes without an entry under reasons have none", () => {
  const filter = { node1: "ok", node2: "unresolvable" };
  const reason = "node(s) didn't match the requested node name";
  const withReasons = (reasons: object) =>
    failureOf({ pod: ON_NODE_1, nodes: NODES, expect: { filter, reasons } });
  expect(withReasons({ node2: [reason] })).toBeUndefined();
  expect(withReasons({})).toContain("reasons");
});

describe("files", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "conformance-"));
    writeFileSync(join(folder, "a.json"), JSON.stringify(FILE));
    writeFileSync(join(folder, "b.json"), "{ not json");
    writeFileSync(join(folder, "c.json"), JSON.stringify({ ...FILE, cases: [{ id: "x", name: "y" }] }));
    writeFileSync(join(folder, "notes.txt"), "not a case file");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a folder stands for its case files, in order; what is none is named with its problem", () => {
    const loaded = loadCaseFiles([folder, join(folder, "missing.json")]);
    expect(loaded.map(({ path }) => path.slice(folder.length + 1))).toEqual([
      "a.json",
      "b.json",
      "c.json",
      "missing.json",
    ]);
    const problems = loaded.map((one) => ("problem" in one ? one.problem : ""));
    expect(problems[0]).toBe("");
    expect(problems[1]).toContain("JSON");
    expect(problems[2]).toContain("cases.0.expect");
    expect(problems[3]).toBe("no such file or folder");
  });
});
