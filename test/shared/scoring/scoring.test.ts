import { expect, test } from "vitest";
import type { StarRules } from "../../../shared/model/cluster-state.ts";
import { NO_TOTALS, type RoundTotals } from "../../../shared/model/totals.ts";
import {
  actionsPerInstanceMinuteMilli,
  efficiencyBp,
  mttrMs,
  sliBp,
} from "../../../shared/scoring/figures.ts";
import { sampleAt } from "../../../shared/scoring/pass.ts";
import { totalsNow } from "../../../shared/scoring/round-totals.ts";
import { judgeStars } from "../../../shared/scoring/stars.ts";
import { service } from "../../builders.ts";
import { image, Play, podOf } from "../play.ts";

const totals = (changes: Partial<RoundTotals>): RoundTotals => ({ ...NO_TOTALS, ...changes });

test.each([
  { name: "nothing happened", given: {}, want: [10_000, 0, 0, 0] },
  { name: "99.99 % is not 100 %", given: { served: 99_999, failed: 1 }, want: [9999, 0, 0, 0] },
  {
    name: "a round",
    given: {
      served: 900,
      failed: 100,
      usefulCpuMilliSeconds: 250,
      paidCpuMilliSeconds: 1000,
      actions: 30,
      instanceSeconds: 600,
      outages: 2,
      outageMs: 9000,
    },
    want: [9000, 2500, 3000, 4500],
  },
])("figures: $name", ({ given, want }) => {
  const of = totals(given);
  expect([sliBp(of), efficiencyBp(of), actionsPerInstanceMinuteMilli(of), mttrMs(of)]).toEqual(want);
});

const RULES: StarRules = [
  { sliBp: 8000 },
  { sliBp: 9000 },
  { sliBp: 9000, mttrMs: 5000, efficiencyBp: 2000 },
];

test.each([
  { name: "no requests, no stars", given: {}, stars: 0, lacks: [] },
  {
    name: "below all",
    given: { served: 79, failed: 21 },
    stars: 0,
    lacks: [{ criterion: "sliBp", want: 8000, got: 7900 }],
  },
  {
    name: "one",
    given: { served: 80, failed: 20 },
    stars: 1,
    lacks: [{ criterion: "sliBp", want: 9000, got: 8000 }],
  },
  {
    name: "two, and everything that the third asks for is named",
    given: { served: 95, failed: 5, outages: 1, outageMs: 6000 },
    stars: 2,
    lacks: [
      { criterion: "efficiencyBp", want: 2000, got: 0 },
      { criterion: "mttrMs", want: 5000, got: 6000 },
    ],
  },
  {
    name: "three",
    given: { served: 95, failed: 5, usefulCpuMilliSeconds: 20, paidCpuMilliSeconds: 100 },
    stars: 3,
    lacks: [],
  },
])("stars: $name", ({ given, stars, lacks }) => {
  expect(judgeStars(RULES, totals(given))).toEqual({ stars, lacks });
});

const APPS = [{ name: "web", style: 0, demand: [{ atMs: 0, rps: 10 }] }];

test("every second is a sample, and an outage that goes on counts in the end", () => {
  const play = new Play({
    apps: APPS,
    services: [service("web")],
    images: [image("web:v1")],
    pods: [podOf("web-1", "web:v1")],
  });
  play.run(4000);
  expect(sampleAt(play.state, 4)).toEqual({
    served: 10,
    failed: 0,
    readyPods: 1,
    pendingPods: 0,
    readyNodes: 1,
  });
  expect(sampleAt(play.state, 1)).toEqual({
    served: 0,
    failed: 9,
    readyPods: 0,
    pendingPods: 1,
    readyNodes: 1,
  });
  expect(play.state.totals).toMatchObject({ instanceSeconds: 3, paidCpuMilliSeconds: 32_000 });
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });
  play.run(5000);
  expect(play.state.totals.outages).toBe(1);
  expect(totalsNow(play.state).outages).toBe(2);
});
