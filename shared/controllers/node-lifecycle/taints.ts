import type { ConditionStatus } from "../../model/meta.ts";
import {
  type ClusterNode,
  type NodeConditionType,
  TAINT_DISK_PRESSURE,
  TAINT_MEMORY_PRESSURE,
  TAINT_NOT_READY,
  TAINT_UNREACHABLE,
  TAINT_UNSCHEDULABLE,
  type Taint,
} from "../../model/node.ts";

/** Source: k8s.io/api `core/v1/well_known_taints.go`, v1.35. */
const TAINT_PID_PRESSURE = "node.kubernetes.io/pid-pressure";
const TAINT_NETWORK_UNAVAILABLE = "node.kubernetes.io/network-unavailable";

/** Which taint a condition brings while it has a status. */
const TAINT_OF_CONDITION: readonly (readonly [NodeConditionType, ConditionStatus, string])[] = [
  ["Ready", "False", TAINT_NOT_READY],
  ["Ready", "Unknown", TAINT_UNREACHABLE],
  ["MemoryPressure", "True", TAINT_MEMORY_PRESSURE],
  ["DiskPressure", "True", TAINT_DISK_PRESSURE],
  ["PIDPressure", "True", TAINT_PID_PRESSURE],
  ["NetworkUnavailable", "True", TAINT_NETWORK_UNAVAILABLE],
];

/** Taints with the effect NoSchedule that belong to this controller: nobody else sets or keeps them. */
const OWN_NO_SCHEDULE = new Set([...TAINT_OF_CONDITION.map(([, , key]) => key), TAINT_UNSCHEDULABLE]);

/** Taints of Nodes that are lost. With the effect NoExecute they take Pods away. */
const LOST = new Set([TAINT_NOT_READY, TAINT_UNREACHABLE]);

const taint = (key: string, effect: Taint["effect"]): Taint => ({ key, value: "", effect });

/** The key of the NoExecute taint that a Node's condition Ready asks for; undefined while it is Ready. */
export function lostTaintKey({ status }: ClusterNode): string | undefined {
  const ready = status.conditions.find(({ type }) => type === "Ready")?.status;
  if (ready === "True") return undefined;
  return ready === "False" ? TAINT_NOT_READY : TAINT_UNREACHABLE;
}

/** Whether a Node bears a taint of its loss: no new Pods. */
export const isMarkedLost = ({ spec }: ClusterNode): boolean => spec.taints.some(({ key }) => LOST.has(key));

/** Whether a lost Node loses its Pods. */
export const isTaintedLost = ({ spec }: ClusterNode): boolean =>
  spec.taints.some(({ key, effect }) => effect === "NoExecute" && LOST.has(key));

/**
 * The taints of a Node as its conditions and its cordon ask for. `evicts` says whether a lost Node may take Pods away.
 * Taints that others set stay where they are. The very same list when nothing changes.
 * Source: kubernetes/kubernetes `pkg/controller/nodelifecycle/node_lifecycle_controller.go` doNoScheduleTaintingPass
 * and processTaintBaseEviction, v1.35.
 */
export function taintsFor(node: ClusterNode, evicts: boolean): readonly Taint[] {
  const wanted = TAINT_OF_CONDITION.filter(([type, status]) =>
    node.status.conditions.some((condition) => condition.type === type && condition.status === status),
  ).map(([, , key]) => taint(key, "NoSchedule"));
  if (node.spec.unschedulable) wanted.push(taint(TAINT_UNSCHEDULABLE, "NoSchedule"));
  const lost = lostTaintKey(node);
  if (evicts && lost !== undefined) wanted.push(taint(lost, "NoExecute"));
  const kept = node.spec.taints.filter((known) => !isOwn(known) || wanted.some((one) => isSame(one, known)));
  const added = wanted.filter((one) => !kept.some((known) => isSame(one, known)));
  return added.length === 0 && kept.length === node.spec.taints.length
    ? node.spec.taints
    : [...kept, ...added];
}

const isOwn = ({ key, effect }: Taint): boolean =>
  (effect === "NoSchedule" && OWN_NO_SCHEDULE.has(key)) || (effect === "NoExecute" && LOST.has(key));

const isSame = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect;
