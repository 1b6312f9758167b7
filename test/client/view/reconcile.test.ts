import { expect, test } from "vitest";
import { planFor } from "../../../client/view/reconcile.ts";

interface Row {
  readonly name: string;
  readonly value: number;
}
const row = (name: string, value: number): Row => ({ name, value });
const planOf = (present: readonly Row[], wanted: readonly Row[]) =>
  planFor(
    new Map(present.map((one) => [one.name, one])),
    wanted,
    ({ name }) => name,
    (a, b) => a.value === b.value,
  );

test.each([
  {
    name: "nothing there",
    present: [],
    wanted: [row("a", 1)],
    want: { create: ["a"], update: [], remove: [] },
  },
  {
    name: "nothing wanted",
    present: [row("a", 1)],
    wanted: [],
    want: { create: [], update: [], remove: ["a"] },
  },
  {
    name: "all as it should be",
    present: [row("a", 1)],
    wanted: [row("a", 1)],
    want: { create: [], update: [], remove: [] },
  },
  {
    name: "one differs",
    present: [row("a", 1), row("b", 1)],
    wanted: [row("a", 1), row("b", 2)],
    want: { create: [], update: ["b"], remove: [] },
  },
  {
    name: "one for another",
    present: [row("a", 1)],
    wanted: [row("b", 1)],
    want: { create: ["b"], update: [], remove: ["a"] },
  },
])("$name", ({ present, wanted, want }) => {
  const { create, update, remove } = planOf(present, wanted);
  const names = (rows: readonly Row[]) => rows.map(({ name }) => name);
  expect({ create: names(create), update: names(update), remove }).toEqual(want);
});

test("carrying out a plan makes the present what was wanted, and then there is nothing to do", () => {
  const present = new Map([row("a", 1), row("b", 1), row("c", 1)].map((one) => [one.name, one]));
  const wanted = [row("b", 2), row("c", 1), row("d", 1)];
  const isSame = (a: Row, b: Row): boolean => a.value === b.value;
  const plan = planFor(present, wanted, ({ name }) => name, isSame);
  for (const key of plan.remove) present.delete(key);
  for (const one of [...plan.create, ...plan.update]) present.set(one.name, one);
  expect([...present.values()]).toEqual(expect.arrayContaining(wanted));
  expect(planFor(present, wanted, ({ name }) => name, isSame)).toEqual({
    create: [],
    update: [],
    remove: [],
  });
});
