import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { schedulePending, schedulerPass } from "../../shared/scheduler/pass.ts";
import { cluster, draftOf, node, pod, requests, service } from "../builders.ts";
import type { Bench } from "./bench.ts";

const ZONES = ["a", "b", "c"];

const APPS = ["app-0", "app-1", "app-2"];

/**
 * Nodes of 64 cores with room for all, and simple Pods of three apps that wait. Pods behind a Service are spread over
 * zones and Nodes, which costs a look at what is there already.
 */
function waitingCluster(nodes: number, pods: number, isServed: boolean): ClusterState {
  return cluster({
    objects: isServed ? APPS.map((app) => service(app)) : [],
    nodes: Array.from({ length: nodes }, (_, i) =>
      node(`node-${i}`, {
        metadata: {
          labels: {
            "kubernetes.io/hostname": `node-${i}`,
            "topology.kubernetes.io/zone": ZONES[i % 3] ?? "",
          },
        },
        allocatable: { cpu: 64_000, memory: 256 * 1024 ** 3 },
      }),
    ),
    pods: Array.from({ length: pods }, (_, i) =>
      pod(`web-${i}`, { metadata: { labels: { app: APPS[i % 3] ?? "" } }, requests: requests(100, 128) }),
    ),
  });
}

function schedulerBench(nodes: number, pods: number, isServed: boolean): Bench {
  const start = waitingCluster(nodes, pods, isServed);
  return {
    name: `scheduler-${isServed ? "spread-" : ""}${nodes}-nodes`,
    unit: "pods/s",
    better: "higher",
    runs: 10,
    measure() {
      const draft = draftOf(start, schedulerPass.watcher ? [schedulerPass.watcher] : []);
      schedulerPass.run(draft);
      const began = performance.now();
      const tried = schedulePending(draft, Number.POSITIVE_INFINITY);
      const seconds = (performance.now() - began) / 1000;
      if (tried !== pods || draft.queue.size > 0)
        throw new Error(`${draft.queue.size} Pods were not scheduled`);
      return pods / seconds;
    },
  };
}

/** Pods scheduled and bound in a second, by the default profile. */
export const SCHEDULER_BENCHES: readonly Bench[] = [
  schedulerBench(100, 5_000, false),
  schedulerBench(5_000, 2_000, false),
  schedulerBench(100, 5_000, true),
  schedulerBench(5_000, 2_000, true),
];
