import { expect, test } from "vitest";
import { ALL_CONTROLLERS, WITHOUT_AUTOSCALING } from "../../../shared/chapters/controllers.ts";
import { SWITCHABLE_CONTROLLERS } from "../../../shared/controllers/switch.ts";

test("chapters run every controller that can be switched, in its order, but that of Jobs", () => {
  expect(ALL_CONTROLLERS).toEqual(SWITCHABLE_CONTROLLERS.filter((name) => name !== "job"));
});

test("without autoscaling one is missing", () => {
  expect(ALL_CONTROLLERS.filter((name) => !WITHOUT_AUTOSCALING.includes(name))).toEqual([
    "horizontalpodautoscaling",
  ]);
});
