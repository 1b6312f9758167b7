import { controllerOf, type Labels, namespacedKey } from "../model/meta.ts";
import { type ClusterNode, LABEL_HOSTNAME, LABEL_ZONE } from "../model/node.ts";
import type { NodeInfo } from "../model/node-info.ts";
import { type NodeMatcher, requiredNodeMatcher } from "../model/node-selector.ts";
import type { Pod, TopologySpreadConstraint } from "../model/pod.ts";
import { selectorMatches } from "../model/selector.ts";
import { servicesOfLabels } from "../model/services-of-labels.ts";
import { untoleratedTaint } from "../model/tolerations.ts";
import { KEY_SEPARATOR } from "../util/table.ts";
import type { SchedulingSnapshot } from "./framework.ts";

/** A constraint of one Pod, ready to be asked about Nodes and other Pods. */
export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  /** With fewer values of the topology key than this, the least crowded one counts as empty. */
  readonly minDomains: number;
  /** Whether a Pod with these labels is one of those to be spread. Its namespace is checked by `countMatching`. */
  matches(labels: Labels): boolean;
  /** Equal for constraints whose `matches` are: what was counted for one Pod need not be counted again for the next. */
  readonly matchKey: string;
  /** Whether the Pods of a Node count, by the constraint's inclusion policies. */
  includes(node: ClusterNode): boolean;
  /** Those of every Node do. */
  readonly includesAll: boolean;
}

type Action = TopologySpreadConstraint["whenUnsatisfiable"];

/** A constraint for Pods that bring none of their own; its selector comes from what the Pod belongs to. */
export type DefaultConstraint = Pick<
  TopologySpreadConstraint,
  "maxSkew" | "topologyKey" | "whenUnsatisfiable"
>;

type AnyConstraint = DefaultConstraint & Partial<TopologySpreadConstraint>;

/** Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/podtopologyspread/plugin.go`, v1.35. */
export const SYSTEM_CONSTRAINTS: readonly DefaultConstraint[] = [
  { maxSkew: 3, topologyKey: LABEL_HOSTNAME, whenUnsatisfiable: "ScheduleAnyway" },
  { maxSkew: 5, topologyKey: LABEL_ZONE, whenUnsatisfiable: "ScheduleAnyway" },
];

/**
 * The constraints of a Pod that are to be handled one way: its own, or the defaults if it has none at all and belongs to
 * a Service or ReplicaSet.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/podtopologyspread/common.go`, v1.35.
 */
export function spreadConstraints(
  pod: Pod,
  action: Action,
  defaults: readonly DefaultConstraint[],
  cluster: SchedulingSnapshot["cluster"],
): readonly SpreadConstraint[] {
  const own = pod.spec.topologySpreadConstraints;
  const listed: readonly AnyConstraint[] = own.length > 0 ? own : defaults;
  const wanted = listed.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action);
  if (wanted.length === 0) return [];
  const affinity = requiredNodeMatcher(pod);
  if (own.length > 0) return wanted.map((one) => prepare(pod, affinity, one, ownMatcher(pod, one)));
  const matcher = matcherOfOwners(pod, cluster);
  return matcher ? wanted.map((one) => prepare(pod, affinity, one, matcher)) : [];
}

type LabelMatcher = Pick<SpreadConstraint, "matches" | "matchKey">;

function prepare(
  pod: Pod,
  affinity: NodeMatcher | undefined,
  constraint: AnyConstraint,
  matcher: LabelMatcher,
): SpreadConstraint {
  const { maxSkew, topologyKey, minDomains = 1 } = constraint;
  const honorsAffinity = constraint.nodeAffinityPolicy !== "Ignore";
  const honorsTaints = constraint.nodeTaintsPolicy === "Honor";
  return {
    maxSkew,
    topologyKey,
    minDomains,
    ...matcher,
    includesAll: !honorsTaints && (!honorsAffinity || affinity === undefined),
    includes: (node) =>
      (!honorsAffinity || (affinity?.(node) ?? true)) &&
      (!honorsTaints || untoleratedTaint(node.spec.taints, pod.spec.tolerations) === undefined),
  };
}

/** The constraint's selector, and for each of `matchLabelKeys` the Pod's own value. */
function ownMatcher(pod: Pod, { labelSelector, matchLabelKeys = [] }: AnyConstraint): LabelMatcher {
  const own = pod.metadata.labels;
  const keys = matchLabelKeys.filter((key) => own[key] !== undefined);
  return {
    matches: (labels) =>
      selectorMatches(labelSelector, labels) && keys.every((key) => labels[key] === own[key]),
    matchKey: JSON.stringify([labelSelector, keys.map((key) => [key, own[key]])]),
  };
}

/**
 * Selects like the Services that select the Pod and the ReplicaSet that owns it, all together; undefined: there are none.
 * Simplified: ReplicationControllers and StatefulSets do not exist in the game.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/helper/spread.go` DefaultSelector, v1.35.
 */
function matcherOfOwners(
  { metadata }: Pod,
  { services, replicaSets }: SchedulingSnapshot["cluster"],
): LabelMatcher | undefined {
  const wanted: Record<string, string> = {};
  for (const key of servicesOfLabels(services, metadata.namespace, metadata.labels)) {
    Object.assign(wanted, services.get(key)?.spec.selector);
  }
  const keys = Object.keys(wanted);
  const owner = controllerOf(metadata);
  const ownerKey = owner?.kind === "ReplicaSet" ? namespacedKey(metadata.namespace, owner.name) : undefined;
  const selector = ownerKey === undefined ? undefined : replicaSets.get(ownerKey)?.spec.selector;
  const hasOwnSelector =
    selector !== undefined && Object.keys(selector.matchLabels).length + selector.matchExpressions.length > 0;
  if (keys.length === 0 && !hasOwnSelector) return undefined;
  return {
    matches: (labels) =>
      keys.every((key) => labels[key] === wanted[key]) &&
      (!hasOwnSelector || selectorMatches(selector, labels)),
    matchKey: JSON.stringify([wanted, hasOwnSelector ? selector : {}]),
  };
}

/** So many different counts are remembered of a Node before they are forgotten and begun anew. */
const MAX_COUNTS = 64;
const counted = new WeakMap<NodeInfo, Map<string, number>>();

/**
 * How many Pods on a Node are to be spread: of the same namespace, matching, and not on their way out. Remembered for as
 * long as nothing changes on the Node, so that placing a Pod costs about the Nodes and not about the Pods on them.
 */
export function countMatching(info: NodeInfo, constraint: SpreadConstraint, namespace: string): number {
  if (info.pods.length === 0) return 0;
  let counts = counted.get(info);
  if (counts === undefined) {
    counts = new Map<string, number>();
    counted.set(info, counts);
  }
  const key = namespace + KEY_SEPARATOR + constraint.matchKey;
  const known = counts.get(key);
  if (known !== undefined) return known;
  if (counts.size >= MAX_COUNTS) counts.clear();
  const count = countPods(info, constraint, namespace);
  counts.set(key, count);
  return count;
}

function countPods(info: NodeInfo, constraint: SpreadConstraint, namespace: string): number {
  let count = 0;
  for (const { metadata } of info.pods) {
    if (metadata.deletionTimestamp !== undefined || metadata.namespace !== namespace) continue;
    if (constraint.matches(metadata.labels)) count++;
  }
  return count;
}

/** Whether a Node has a value for the topology key of every constraint. */
export const hasTopologies = (node: ClusterNode, constraints: readonly SpreadConstraint[]): boolean =>
  constraints.every(({ topologyKey }) => node.metadata.labels[topologyKey] !== undefined);
