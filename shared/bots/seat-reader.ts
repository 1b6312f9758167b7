import type { ClusterReader } from "../model/cluster-state.ts";
import { runtimePrefix } from "../model/machine.ts";
import { keyOf } from "../model/meta.ts";
import type { Pod } from "../model/pod.ts";
import type { Seat } from "../model/seat.ts";
import { Table, type TableView } from "../util/table.ts";

/**
 * A cluster as one seat sees it: the API objects, as everybody does, and of all machines only the inside of its own.
 * Facilitator and room see everything. In the eras nobody has the overview: of what runs a seat sees only its own, and of
 * the rest how many answer.
 */
export function seatReader(cluster: ClusterReader, seat: Seat): ClusterReader {
  if (seat.role === "facilitator" || seat.role === "room") return cluster;
  const node = seat.role === "node" ? seat.nodeName : undefined;
  const isEra = cluster.settings.era !== undefined;
  return {
    now: cluster.now,
    settings: cluster.settings,
    automation: cluster.automation,
    schedulerProfile: cluster.schedulerProfile,
    nodes: cluster.nodes,
    pods: isEra ? podsOn(cluster, node) : cluster.pods,
    replicaSets: cluster.replicaSets,
    deployments: cluster.deployments,
    jobs: cluster.jobs,
    services: cluster.services,
    endpointSlices: cluster.endpointSlices,
    horizontalPodAutoscalers: cluster.horizontalPodAutoscalers,
    podDisruptionBudgets: cluster.podDisruptionBudgets,
    priorityClasses: cluster.priorityClasses,
    queue: cluster.queue,
    drains: cluster.drains,
    traffic: cluster.traffic,
    // What will go wrong shows only in the warnings of a machine.
    incidents: Table.empty(),
    nodeInfos: isEra ? only(cluster.nodeInfos, node ?? "") : cluster.nodeInfos,
    publishedImages: cluster.publishedImages,
    usageReports: cluster.usageReports,
    workbenches: node === undefined ? Table.empty() : only(cluster.workbenches, node),
    machines: node === undefined ? Table.empty() : only(cluster.machines, node),
    runtimes: node === undefined ? Table.empty() : startingWith(cluster.runtimes, runtimePrefix(node)),
  };
}

/** The Pods of a Node as they are now: its NodeInfo knows which, but not in what state. */
const podsOn = (cluster: ClusterReader, node = ""): TableView<Pod> =>
  Table.of(
    (cluster.nodeInfos.get(node)?.pods ?? []).flatMap((pod) => {
      const key = keyOf(pod);
      const now = cluster.pods.get(key);
      return now === undefined ? [] : [[key, now] as const];
    }),
  );

function only<V>(table: TableView<V>, key: string): TableView<V> {
  const value = table.get(key);
  return Table.of(value === undefined ? [] : [[key, value]]);
}

const startingWith = <V>(table: TableView<V>, prefix: string): TableView<V> =>
  Table.of(table.keysWithPrefix(prefix).map((key) => [key, table.get(key) as V]));
