import { describe, expect, test } from "vitest";
import { planAutopilot } from "../../../shared/chapters/autopilot.ts";
import { extendIt } from "../../../shared/chapters/extend-it.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { sliBp } from "../../../shared/scoring/figures.ts";
import { segmentTotals } from "../../../shared/scoring/segments.ts";
import { playChapter } from "../../play-chapter.ts";

type Segment = "images" | "large-pods" | "lost-zones";

const LEAST = { type: "LeastAllocated" };
const MOST = { type: "MostAllocated" };
const POLICIES = {
  default: undefined,
  locality: { weights: { ImageLocality: 60 }, strategy: LEAST },
  packing: { weights: { NodeResourcesFit: 40, PodTopologySpread: 0 }, strategy: MOST },
  everything: { weights: { NodeResourcesFit: 40, PodTopologySpread: 40, ImageLocality: 80 }, strategy: MOST },
  spreading: { weights: { PodTopologySpread: 40 }, strategy: LEAST },
} as const;
type Policy = keyof typeof POLICIES;

const played = new Map<Policy, ClusterState>();

/** The evening under one policy from the beginning, with Nodes whose people pay attention. */
function evening(policy: Policy): ClusterState {
  const own = POLICIES[policy];
  const commands = own === undefined ? [] : [{ type: "setSchedulerProfile", ...own }];
  const state =
    played.get(policy) ??
    playChapter({ chapter: extendIt, nodes: "perfect", declared: [{ atMs: 1000, commands }] });
  played.set(policy, state);
  return state;
}

const servedBp = (policy: Policy, segment: Segment): number => {
  const part = segmentTotals(evening(policy)).find(({ id }) => id === segment);
  return part === undefined ? 0 : sliBp(part.totals);
};

describe("a policy has its time", () => {
  test.each([
    { segment: "images", right: "locality", wrong: ["default", "packing", "spreading"] },
    { segment: "large-pods", right: "packing", wrong: ["default", "locality", "spreading"] },
    { segment: "lost-zones", right: "spreading", wrong: ["default", "locality", "packing"] },
  ] as const)("$right answers most while it is about $segment", ({ segment, right, wrong }) => {
    for (const other of wrong) {
      expect(servedBp(right, segment), other).toBeGreaterThan(servedBp(other, segment) + 1000);
    }
  });

  test.each(["locality", "packing", "spreading", "everything"] as const)(
    "%s alone is not worth three stars",
    (policy) => {
      const { totals, settings } = evening(policy);
      expect(sliBp(totals)).toBeLessThan(settings.stars[2]?.sliBp ?? 0);
    },
  );
});

test("Kubernetes plays the same evening with its default profile, in sight", () => {
  const start = makeRound(extendIt, {
    seed: "race",
    timings: TIMINGS.classroom,
    nodes: seatPlan(extendIt.seats, 6).nodes,
  });
  const plan = planAutopilot(extendIt, start);
  expect(plan?.isRace).toBe(true);
  expect(plan?.start.schedulerProfile).toBe(start.schedulerProfile);
  expect(plan?.start.script).toEqual(start.script);
});
