import { describe, expect, test } from "vitest";
import { rollingUpdate } from "../../../shared/chapters/rolling-update.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { appOf } from "../../../shared/model/pod-creation.ts";
import { type Declared, failedBy, playChapter } from "../../play-chapter.ts";

/** The chapter without its mishaps: whatever fails, the rollout is to blame. */
const calm = { ...rollingUpdate, script: () => [] };

const play = (untilMs: number, ...declared: readonly Declared[]): ClusterState =>
  playChapter({ chapter: calm, nodes: "idle", people: 5, untilMs, declared });

const at = (seconds: number, ...commands: Declared["commands"]): Declared => ({
  atMs: seconds * 1000,
  commands,
});
const careful = (deployment: string) => ({
  type: "setStrategy",
  deployment,
  strategy: { type: "RollingUpdate", maxSurge: "34%", maxUnavailable: 0 },
});
const probe = (deployment: string, enabled = true) => ({ type: "setReadinessProbe", deployment, enabled });
const ship = (deployment: string, version: number) => ({
  type: "setImage",
  deployment,
  image: `${deployment}:v${version}`,
});
const undo = (deployment: string) => ({ type: "undoRollout", deployment });

/** Ready Pods of an app by the version that they run. */
function readyByVersion(state: ClusterState, app: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { podKey, conditions } of state.endpointSlices.get(`default/${app}`)?.endpoints ?? []) {
    const pod = state.pods.get(podKey);
    if (!conditions.ready || pod === undefined || appOf(pod.metadata.labels) !== app) continue;
    const image = pod.spec.containers[0]?.image ?? "";
    counts[image] = (counts[image] ?? 0) + 1;
  }
  return counts;
}

describe("a good version", () => {
  test("takes the place of the old one without one failed request, when Pods are asked and none may be missing", () => {
    const end = play(62_000, at(2, careful("web"), probe("web")), at(25, ship("web", 2)));
    expect(readyByVersion(end, "web")).toEqual({ "web:v2": 8 });
    expect(failedBy(end, "web")).toBe(0);
  });

  test("gets requests before it can answer when nobody asks whether it is ready", () => {
    const end = play(62_000, at(2, careful("web")), at(25, ship("web", 2)));
    expect(readyByVersion(end, "web")).toEqual({ "web:v2": 8 });
    expect(failedBy(end, "web")).toBeGreaterThan(3000);
  });

  test("is too few Pods for a while when a quarter may be missing", () => {
    const end = play(62_000, at(2, probe("web")), at(25, ship("web", 2)));
    expect(failedBy(end, "web")).toBeGreaterThan(300);
    expect(failedBy(end, "web")).toBeLessThan(3000);
  });

  test("is nobody at all for a while when all are replaced at once", () => {
    const all = play(102_000, at(65, ship("api", 2)));
    expect(failedBy(all, "api")).toBeGreaterThan(3000);
    expect(failedBy(play(102_000, at(50, careful("api")), at(65, ship("api", 2))), "api")).toBe(0);
  });

  test("has to be out in time: then half of what the old one answers is wrong", () => {
    const [before, after] = [play(62_000), play(74_000)];
    expect(failedBy(before, "web")).toBe(0);
    expect(failedBy(after, "web") / (after.traffic.get("default/web")?.totalServed ?? 0)).toBeGreaterThan(
      0.05,
    );
    expect(failedBy(after, "api")).toBe(0);
  });
});

describe("a version that never becomes ready", () => {
  test("gets stuck and harms nobody while no Pod may be missing", () => {
    const end = play(138_000, at(100, careful("matchmaking")), at(106, ship("matchmaking", 2)));
    expect(readyByVersion(end, "matchmaking")).toEqual({ "matchmaking:v1": 4 });
    expect(failedBy(end, "matchmaking")).toBe(0);
  });

  test("takes the place of all others when nobody asks", () => {
    const unasked = at(100, careful("matchmaking"), probe("matchmaking", false));
    const end = play(138_000, unasked, at(106, ship("matchmaking", 2)));
    expect(readyByVersion(end, "matchmaking")).toEqual({ "matchmaking:v2": 4 });
    expect(failedBy(end, "matchmaking")).toBeGreaterThan(3000);
  });
});

describe("a version that loses memory", () => {
  const before = [at(2, careful("web"), probe("web")), at(25, ship("web", 2))];
  const ill = at(165, ship("web", 3));

  test("passes every readiness probe, and is killed after that", () => {
    expect(readyByVersion(play(182_000, ...before, ill), "web")["web:v3"]).toBeGreaterThan(0);
    expect(failedBy(play(182_000, ...before, ill), "web")).toBe(0);
    expect(failedBy(play(206_000, ...before, ill), "web")).toBeGreaterThan(1500);
  });

  test("does no harm when it is taken back before", () => {
    const end = play(206_000, ...before, ill, at(182, undo("web")));
    expect(readyByVersion(end, "web")).toEqual({ "web:v2": 8 });
    expect(failedBy(end, "web")).toBeLessThan(300);
  });
});
