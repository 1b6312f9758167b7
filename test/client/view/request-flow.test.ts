import { describe, expect, test } from "vitest";
import { appRow } from "../../../client/dev/sample-rows.ts";
import { type AppView, appView } from "../../../client/view/app-view.ts";
import { type Launch, RequestFlow } from "../../../client/view/request-flow.ts";

const app = (name: string, servedRps: number, failedRps = 0): AppView =>
  appView(
    appRow({ name, style: name === "web" ? 0 : 1, servedRps, failedRps, demandRps: servedRps + failedRps }),
  );
const READY = new Map([
  ["web", ["web-1", "web-2"]],
  ["api", ["api-1"]],
]);

function run(
  flow: RequestFlow,
  apps: readonly AppView[],
  seconds: number,
  ready: ReadonlyMap<string, readonly string[]> = READY,
) {
  const launches: Launch[] = [];
  for (let frame = 0; frame < seconds * 60; frame += 1)
    launches.push(...flow.advance(1000 / 60, apps, ready));
  return launches;
}
const count = (launches: readonly Launch[], match: (launch: Launch) => boolean) =>
  launches.filter(match).length;

describe("request flow", () => {
  test("few requests are shown one by one", () => {
    expect(run(new RequestFlow(50), [app("web", 10)], 10).length).toBeCloseTo(100, -1);
  });

  test("many are thinned out, all apps by the same factor", () => {
    const launches = run(new RequestFlow(40), [app("web", 300), app("api", 100)], 10);
    expect(launches.length).toBeGreaterThan(390);
    expect(launches.length).toBeLessThanOrEqual(402);
    expect(
      count(launches, (launch) => launch.app === "web") / count(launches, (launch) => launch.app === "api"),
    ).toBeCloseTo(3, 1);
  });

  test("the share of failures is the real one, and failures go to nobody", () => {
    const launches = run(new RequestFlow(40), [app("web", 300, 100)], 10);
    const failed = launches.filter(({ pod }) => pod === undefined);
    expect(failed.length / launches.length).toBeCloseTo(0.25, 1);
  });

  test("ready Pods take turns", () => {
    const launches = run(new RequestFlow(50), [app("web", 20)], 10);
    const first = count(launches, ({ pod }) => pod === "web-1");
    expect(Math.abs(first - (launches.length - first))).toBeLessThanOrEqual(1);
  });

  test("nothing is sent to an app without a ready Pod", () => {
    expect(run(new RequestFlow(50), [app("web", 20)], 5, new Map())).toEqual([]);
  });

  test("after a tab was away there is no burst", () => {
    expect(new RequestFlow(50).advance(60_000, [app("web", 50)], READY).length).toBeLessThan(15);
  });
});
