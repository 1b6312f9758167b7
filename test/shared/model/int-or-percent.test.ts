import { expect, test } from "vitest";
import { scaledValue } from "../../../shared/model/int-or-percent.ts";

test.each([
  { value: 3, total: 10, round: "up", want: 3 },
  { value: "25%", total: 3, round: "up", want: 1 },
  { value: "25%", total: 3, round: "down", want: 0 },
  { value: "100%", total: 7, round: "down", want: 7 },
  { value: "0%", total: 7, round: "up", want: 0 },
  { value: "150%", total: 2, round: "up", want: 3 },
  { value: "many", total: 2, round: "up", want: undefined },
  { value: "25", total: 2, round: "up", want: undefined },
  { value: "2.5%", total: 2, round: "up", want: undefined },
  { value: "", total: 2, round: "up", want: undefined },
] as const)("$value of $total rounded $round is $want", ({ value, total, round, want }) => {
  expect(scaledValue(value, total, round)).toBe(want);
});
