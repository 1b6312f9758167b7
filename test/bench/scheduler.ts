import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { schedulePending, schedulerPass } from "../../shared/scheduler/pass.ts";
import { cluster, draftOf, node, pod, requests } from "../builders.ts";
import type { Bench } from "./bench.ts";

const ZONES = ["a", "b", "c"];

/** Nodes of 64 cores with room for all, and simple Pods of three apps that wait. */
function waitingCluster(nodes: number, pods: number): ClusterState {
  return cluster({
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
      pod(`web-${i}`, { metadata: { labels: { app: `app-${i % 3}` } }, requests: requests(100, 128) }),
    ),
  });
}

function schedulerBench(nodes: number, pods: number, runs: number): Bench {
  const start = waitingCluster(nodes, pods);
  return {
    name: `scheduler-${nodes}-nodes`,
    unit: "pods/s",
    better: "higher",
    runs,
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
  schedulerBench(100, 5_000, 10),
  schedulerBench(5_000, 2_000, 10),
];
