import { describe, expect, test } from "vitest";
import { AUTOMATION_PARTS } from "../../../shared/commands/switch-automation.ts";
import { CONTROLLERS } from "../../../shared/controllers/registry.ts";
import { FACILITATOR_SEAT } from "../../../shared/model/seat.ts";
import { cluster, deployment } from "../../builders.ts";
import { give } from "./give.ts";

const turn = (part: string, mode: "player" | "auto", from = cluster({ objects: [deployment("web")] })) =>
  give(from, { type: "switchAutomation", part, mode }, FACILITATOR_SEAT);

test.each(AUTOMATION_PARTS)("%s can be switched on and off again", (part) => {
  const on = turn(part, "auto");
  expect(on.refusal).toBeUndefined();
  expect(on.events).toEqual([{ type: "AutomationSwitched", part, mode: "auto" }]);
  expect(turn(part, "auto", on.state).refusal?.code).toBe("AutomationUnchanged");
  const off = turn(part, "player", on.state);
  expect(off.state.automation).toEqual(cluster().automation);
});

test("all controllers together are all that can be switched", () => {
  const all = CONTROLLERS.filter(({ alwaysOn }) => !alwaysOn).map(({ name }) => name);
  expect([...turn("controllers", "auto").state.automation.controllers].sort()).toEqual([...all].sort());
});

describe("a controller that is switched on", () => {
  test("looks at everything there is", () => {
    const keys = [...turn("deployment", "auto").state.work.keys()];
    expect(keys).toEqual(["deployment\u0000default/web"]);
  });

  test("forgets its work when it is switched off", () => {
    const on = turn("deployment", "auto").state;
    expect(turn("deployment", "player", on).state.work.size).toBe(0);
  });
});

test.each([
  { name: "a part that does not exist", part: "weather", code: "UnknownAutomationPart" },
  { name: "the loop of kubectl drain", part: "drain", code: "UnknownAutomationPart" },
])("$name cannot be switched", ({ part, code }) => {
  expect(turn(part, "auto").refusal?.code).toBe(code);
});
