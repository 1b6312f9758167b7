import { expect, test } from "vitest";
import { node, pod } from "../../../builders.ts";
import { answers, profileOf, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "NodeName" });
const REFUSED = "UnschedulableAndUnresolvable: node(s) didn't match the requested node name";

// Source: pkg/scheduler/framework/plugins/nodename/node_name_test.go, v1.35.
test.each([
  { name: "a Pod that names no Node goes anywhere", nodeName: undefined, want: { a: "ok", b: "ok" } },
  { name: "a Pod goes to the Node that it names", nodeName: "a", want: { a: "ok", b: REFUSED } },
])("$name", ({ nodeName, want }) => {
  const asked = pod("web", nodeName === undefined ? {} : { spec: { nodeName } });
  expect(answers(profile, asked, snapshotWith([node("a"), node("b")]))).toEqual(want);
});
