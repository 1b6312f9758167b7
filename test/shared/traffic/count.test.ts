import { expect, test } from "vitest";
import type { ServiceTraffic, TrafficTarget } from "../../../shared/model/totals.ts";
import { countRequests } from "../../../shared/traffic/count.ts";

const target = (podKey: string, changes: Partial<TrafficTarget> = {}): TrafficTarget => ({
  podKey,
  nodeName: "tokyo-1",
  capacityRps: 1000,
  errorBp: 0,
  cpuMicroPerRps: 0,
  ...changes,
});

const traffic = (changes: Partial<ServiceTraffic>): ServiceTraffic => ({
  app: "web",
  countedUntil: 0,
  remainderMilli: 0,
  demandRps: 0,
  targets: [],
  nextTarget: 0,
  servedRps: 0,
  failedRps: 0,
  secondServed: 0,
  secondFailed: 0,
  totalServed: 0,
  totalFailed: 0,
  ...changes,
});

const rows: readonly {
  name: string;
  given: Partial<ServiceTraffic>;
  ms: number;
  served: number;
  failed: number;
}[] = [
  { name: "nobody is there: all fail", given: { demandRps: 50 }, ms: 1000, served: 0, failed: 50 },
  {
    name: "within capacity: all are served",
    given: { demandRps: 50, targets: [target("a")] },
    ms: 1000,
    served: 50,
    failed: 0,
  },
  {
    name: "over capacity: what is too much fails",
    given: { demandRps: 50, targets: [target("a", { capacityRps: 30 })] },
    ms: 1000,
    served: 30,
    failed: 20,
  },
  {
    name: "one of two answers nobody: half fails, although the other could serve all",
    given: { demandRps: 50, targets: [target("a"), target("b", { capacityRps: 0 })] },
    ms: 1000,
    served: 25,
    failed: 25,
  },
  {
    name: "2 % errors of the app itself",
    given: { demandRps: 100, targets: [target("a", { errorBp: 200 })] },
    ms: 1000,
    served: 98,
    failed: 2,
  },
  {
    name: "a tenth of a second",
    given: { demandRps: 50, targets: [target("a")] },
    ms: 100,
    served: 5,
    failed: 0,
  },
];

test.each(rows)("$name", ({ given, ms, served, failed }) => {
  expect(countRequests(traffic(given), ms)).toMatchObject({ served, failed });
});

test("a request that is not whole yet is kept for later", () => {
  let state = traffic({ demandRps: 3, targets: [target("a")] });
  let served = 0;
  for (let now = 100; now <= 10_000; now += 100) {
    const counted = countRequests(state, now);
    served += counted.served;
    state = counted.traffic;
  }
  expect(served).toBe(30);
  expect(state.remainderMilli).toBe(0);
});

test("targets take turns with the request that cannot be split", () => {
  const only = target("a");
  const none = target("b", { capacityRps: 0 });
  let state = traffic({ demandRps: 10, targets: [only, none] });
  const served: number[] = [];
  for (let now = 100; now <= 400; now += 100) {
    const counted = countRequests(state, now);
    served.push(counted.served);
    state = counted.traffic;
  }
  expect(served).toEqual([1, 0, 1, 0]);
});

test("small shares of errors show however few requests come at once", () => {
  let state = traffic({ demandRps: 20, targets: [target("a", { errorBp: 100 })] });
  for (let now = 100; now <= 100_000; now += 100) state = countRequests(state, now).traffic;
  expect(state.totalServed + state.totalFailed).toBe(2000);
  expect(state.totalFailed).toBe(20);
});
