import { step } from "../../shared/engine/step.ts";
import type { AppSpec } from "../../shared/model/catalogue.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { MIB } from "../../shared/model/resources.ts";
import { machine, service } from "../builders.ts";
import { behaviour, image, Play, podOf } from "../shared/play.ts";
import type { Bench } from "./bench.ts";

const APPS = ["web", "api", "chat", "matchmaking", "ranking", "batch"];
const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};
/** Demand that never stands still, as in a round. */
const DEMAND: AppSpec["demand"] = [
  { atMs: 0, rps: 100 },
  { atMs: 1_800_000, rps: 900 },
  { atMs: 3_600_000, rps: 100 },
];

/** A classroom's cluster in the middle of a round: everything runs, all apps are asked, one of six leaks. */
function busyCluster(nodes: number, pods: number): ClusterState {
  const names = Array.from({ length: nodes }, (_, i) => `tokyo-${i + 1}`);
  const play = new Play({
    timings: "classroom",
    automation: { kubelet: "auto", controllers: ["endpointslice", "nodelifecycle", "tainteviction"] },
    machines: names.map((name) => machine(name)),
    images: APPS.map((app) =>
      image(`${app}:v1`, {
        behaviour: behaviour({
          cpuIdleMilli: 50,
          cpuMicroPerRps: 4000,
          memoryIdleBytes: 100 * MIB,
          memoryBytesPerRps: MIB,
          leakBytesPerSecond: app === "chat" ? 1000 : 0,
        }),
      }),
    ),
    apps: APPS.map((name, style) => ({ name, style, demand: DEMAND })),
    services: APPS.map((name) => service(name)),
    pods: Array.from({ length: pods }, (_, i) =>
      podOf(`pod-${i}`, `${APPS[i % APPS.length]}:v1`, {
        node: names[i % nodes] ?? "",
        container: { readinessProbe: PROBE, livenessProbe: PROBE },
      }),
    ),
  });
  play.run(20_000);
  return play.state;
}

/** Median over a minute of play: what one tick costs, every second's work shared among its ticks. */
function tickBench(nodes: number, pods: number): Bench {
  const start = busyCluster(nodes, pods);
  return {
    name: `engine-${nodes}-nodes`,
    unit: "ms/tick",
    better: "lower",
    runs: 20,
    measure() {
      let state = start;
      const began = performance.now();
      for (let i = 0; i < 600; i++) state = step(state, []).state;
      return (performance.now() - began) / 600;
    },
  };
}

/** A whole course of 60 minutes, headless. */
function courseBench(): Bench {
  const start = busyCluster(8, 60);
  return {
    name: "engine-course",
    unit: "s",
    better: "lower",
    runs: 3,
    measure() {
      let state = start;
      const began = performance.now();
      for (let i = 0; i < 36_000; i++) state = step(state, []).state;
      return (performance.now() - began) / 1000;
    },
  };
}

export const ENGINE_BENCHES: readonly Bench[] = [tickBench(8, 60), tickBench(30, 300), courseBench()];
