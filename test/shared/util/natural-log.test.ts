import { expect, test } from "vitest";
import { naturalLog } from "../../../shared/util/natural-log.ts";

test.each([
  [1, 0],
  [3, 1.0986122886681098],
  [4, 1.3862943611198906],
  [5, 1.6094379124341003],
  [100, 4.605170185988092],
])("ln %d", (value, want) => {
  expect(naturalLog(value)).toBeCloseTo(want, 14);
});

test("agrees with this engine's own logarithm for all sizes that a cluster can have", () => {
  for (let value = 1; value <= 5002; value++) {
    expect(Math.abs(naturalLog(value) - Math.log(value))).toBeLessThan(2e-15);
  }
});
