import { expect, test } from "vitest";
import { withCondition, withoutCondition } from "../../../shared/model/conditions.ts";
import type { Condition } from "../../../shared/model/meta.ts";

const condition = (type: string, status: Condition["status"], at: number, reason = ""): Condition => ({
  type,
  status,
  reason,
  message: "",
  lastTransitionTime: at,
});
const known = [condition("A", "True", 1), condition("B", "False", 2)];

test.each([
  {
    name: "a new one stands at the end",
    next: condition("C", "True", 9),
    want: [...known, condition("C", "True", 9)],
  },
  {
    name: "a change keeps its place",
    next: condition("A", "False", 9),
    want: [condition("A", "False", 9), known[1]],
  },
  {
    name: "a new reason alone is no transition",
    next: condition("B", "False", 9, "Still"),
    want: [known[0], condition("B", "False", 2, "Still")],
  },
])("$name", ({ next, want }) => {
  expect(withCondition(known, next)).toEqual(want);
});

test("the list stays the same when nothing changes", () => {
  expect(withCondition(known, condition("A", "True", 9))).toBe(known);
  expect(withoutCondition(known, "C")).toBe(known);
  expect(withoutCondition(known, "A")).toEqual([known[1]]);
});
