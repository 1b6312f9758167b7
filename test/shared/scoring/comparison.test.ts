import { describe, expect, test } from "vitest";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { fillCluster } from "../../../shared/model/new-cluster.ts";
import { NO_TOTALS } from "../../../shared/model/totals.ts";
import { compareRounds } from "../../../shared/scoring/comparison.ts";
import { timelineKey } from "../../../shared/scoring/pass.ts";
import { cluster } from "../../builders.ts";

interface Second {
  readonly served: number;
  readonly pendingPods?: number;
}

/** A round of so many seconds that ended with these samples. */
function round(seconds: readonly Second[], totals: Partial<ClusterState["totals"]> = {}): ClusterState {
  const filled = fillCluster(cluster(), (draft) => {
    for (const [i, { served, pendingPods = 0 }] of seconds.entries()) {
      const sample = { served, failed: 100 - served, readyPods: 1, pendingPods, readyNodes: 1 };
      draft.timeline.set(timelineKey(i + 1), sample);
    }
  });
  const served = seconds.reduce((sum, second) => sum + second.served, 0);
  const failed = 100 * seconds.length - served;
  return { ...filled, now: seconds.length * 1000, totals: { ...NO_TOTALS, served, failed, ...totals } };
}

const flat = (...served: readonly number[]): readonly Second[] => served.map((each) => ({ served: each }));

describe("stretches", () => {
  test.each([
    {
      name: "each side has its own",
      people: flat(100, 100, 50, 50, 100),
      kubernetes: flat(60, 70, 90, 100, 100),
      peopleAhead: { fromSecond: 0, toSecond: 2, requests: 70 },
      kubernetesAhead: { fromSecond: 2, toSecond: 4, requests: 90 },
    },
    {
      name: "a small setback does not end one",
      people: flat(100, 80, 100, 0),
      kubernetes: flat(50, 90, 50, 0),
      peopleAhead: { fromSecond: 0, toSecond: 3, requests: 90 },
      kubernetesAhead: { fromSecond: 1, toSecond: 2, requests: 10 },
    },
    {
      name: "what is no more than noise is not one",
      people: flat(100, 100, 99),
      kubernetes: flat(100, 99, 100),
      peopleAhead: undefined,
      kubernetesAhead: undefined,
    },
  ])("$name", ({ people, kubernetes, peopleAhead, kubernetesAhead }) => {
    const compared = compareRounds(round(people), round(kubernetes));
    expect(compared.peopleAhead).toEqual(peopleAhead);
    expect(compared.kubernetesAhead).toEqual(kubernetesAhead);
  });
});

test("the figures of both sides stand beside each other", () => {
  const people = round(
    [
      { served: 100, pendingPods: 3 },
      { served: 50, pendingPods: 2 },
    ],
    { actions: 12, outages: 2, outageMs: 5000, usefulCpuMilliSeconds: 1, paidCpuMilliSeconds: 4 },
  );
  const { people: ours, kubernetes: its } = compareRounds(people, round(flat(100, 100)));
  expect(ours).toEqual({
    served: 150,
    failed: 50,
    sliBp: 7500,
    stars: expect.any(Number),
    efficiencyBp: 2500,
    actions: 12,
    mttrMs: 2500,
    pendingTenths: 25,
  });
  expect(its).toMatchObject({
    served: 200,
    failed: 0,
    sliBp: 10_000,
    actions: 0,
    mttrMs: 0,
    pendingTenths: 0,
  });
});
