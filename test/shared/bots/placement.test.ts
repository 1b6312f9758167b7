import { describe, expect, test } from "vitest";
import { declaring } from "../../../shared/bots/declaring.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { rulesOfPlacement } from "../../../shared/chapters/rules-of-placement.ts";
import { nodeNames } from "../../../shared/chapters/seats.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import { step } from "../../../shared/engine/step.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { CONTROL_PLANE, decide, heardFrom } from "./decide.ts";

const NODES = nodeNames(6);
const start = makeRound(rulesOfPlacement, { seed: "desk", timings: TIMINGS.classroom, nodes: NODES });
const [fast = ""] = [...start.nodes.values()]
  .filter(({ metadata }) => metadata.labels["disk"] === "ssd")
  .map(({ metadata }) => metadata.name);

/** Everything that a perfect desk writes before the doors open, in order. */
function rules() {
  const written: Command[] = [];
  let state = start;
  for (let i = 0; i < 40; i++) {
    const command = decide(declaring, state, CONTROL_PLANE, { character: "perfect" });
    if (command === undefined) break;
    written.push(command);
    ({ state } = step(state, [{ seat: CONTROL_PLANE, command }]));
  }
  return { written, state };
}

describe("a desk that writes rules of placement", () => {
  test("and plays perfectly has written all of them before anybody needs them, each once", () => {
    const { written, state } = rules();
    expect(written.length).toBeLessThan(15);
    expect(state.nodes.get(fast)?.spec.taints).toMatchObject([{ key: "dedicated", value: "ranking" }]);
    const specOf = (app: string) => state.deployments.get(`default/${app}`)?.spec.template.spec;
    expect(specOf("ranking")?.tolerations).toMatchObject([{ key: "dedicated", value: "ranking" }]);
    for (const app of ["web", "api"]) {
      expect(specOf(app)).toMatchObject({ nodeSelector: {}, priorityClassName: "customers" });
      expect(specOf(app)?.topologySpreadConstraints).toHaveLength(1);
      expect(state.podDisruptionBudgets.has(`default/${app}`)).toBe(true);
    }
  });

  test.each(["average", "clumsy"] as const)("and plays %s waits until something hurts", (character) => {
    expect(decide(declaring, start, CONTROL_PLANE, { character })).toBeUndefined();
  });

  test("lets Pods in again where somebody says that there is room", () => {
    const seat = CONTROL_PLANE;
    const closed = step(start, [{ seat, command: { type: "cordon", node: "osaka-1" } }]).state;
    const heard = [heardFrom("osaka-1", "have-room")];
    expect(decide(declaring, closed, seat, { heard })).toEqual({ type: "uncordon", node: "osaka-1" });
    expect(decide(declaring, closed, seat)).toBeUndefined();
  });
});
