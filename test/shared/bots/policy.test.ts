import { expect, test } from "vitest";
import type { Character } from "../../../shared/bots/characters.ts";
import { extendIt } from "../../../shared/chapters/extend-it.ts";
import type { ProfileSettings } from "../../../shared/model/profile-settings.ts";
import { simulate } from "../../tools/simulation.ts";

/** The policies that a player wrote, and when, in seconds. */
function written(player: Character): { readonly at: number; readonly policy: ProfileSettings }[] {
  const policies: { at: number; policy: ProfileSettings }[] = [];
  simulate({
    chapter: extendIt,
    seats: 1,
    player,
    seed: "policy",
    onTick: (state, events) => {
      if (!events.some(({ type }) => type === "SchedulerProfileSet")) return;
      policies.push({ at: state.now / 1000, policy: state.schedulerProfile });
    },
  });
  return policies;
}

test("a perfect player writes each policy before its Pods are ordered", () => {
  const policies = written("perfect");
  const before = (second: number) => policies.findLast(({ at }) => at < second)?.policy;
  expect(before(14)?.weights).toHaveProperty("ImageLocality");
  expect(before(80)?.strategy).toEqual({ type: "MostAllocated" });
  expect(before(158)?.weights).toHaveProperty("PodTopologySpread");
});

test("an average player writes one when something is wrong, for the next time", () => {
  const policies = written("average");
  expect(policies.filter(({ at }) => at < 14)).toEqual([]);
  expect(policies.find(({ at }) => at < 46)?.policy.weights).toHaveProperty("ImageLocality");
});

test("an idle player leaves kube-scheduler as it is", () => {
  expect(written("idle")).toEqual([]);
});
