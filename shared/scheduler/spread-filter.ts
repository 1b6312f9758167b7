import type { Pod } from "../model/pod.ts";
import type { FilterPlan, SchedulingSnapshot, Status } from "./framework.ts";
import { countMatching, hasTopologies, type SpreadConstraint } from "./spread-constraints.ts";

export const REASON_SPREAD = "node(s) didn't match pod topology spread constraints";
export const REASON_SPREAD_LABEL = `${REASON_SPREAD} (missing required label)`;

const TOO_MANY: Status = { code: "Unschedulable", reasons: [REASON_SPREAD] };
const NO_LABEL: Status = { code: "UnschedulableAndUnresolvable", reasons: [REASON_SPREAD_LABEL] };

/** What Filter needs of one constraint. */
interface Domains {
  readonly constraint: SpreadConstraint;
  /** Matching Pods by value of the topology key; values whose Nodes do not count are not in it. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many Pods a value may have at most once the new Pod is there, counting it if it matches. */
  readonly mostBefore: number;
}

/**
 * Filter of DoNotSchedule constraints: with the Pod, a value of the topology key may have at most `maxSkew` more matching
 * Pods than the value with the fewest.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/podtopologyspread/filtering.go`, v1.35.
 */
export function spreadFilterPlan(
  pod: Pod,
  constraints: readonly SpreadConstraint[],
  snapshot: SchedulingSnapshot,
): FilterPlan {
  const domains = constraints.map((constraint) => domainsOf(pod, constraint, constraints, snapshot));
  return {
    filter({ node }) {
      for (const { constraint, counts, mostBefore } of domains) {
        const value = node?.metadata.labels[constraint.topologyKey];
        if (value === undefined) return NO_LABEL;
        if ((counts.get(value) ?? 0) > mostBefore) return TOO_MANY;
      }
      return undefined;
    },
  };
}

function domainsOf(
  pod: Pod,
  constraint: SpreadConstraint,
  all: readonly SpreadConstraint[],
  { nodeInfos }: SchedulingSnapshot,
): Domains {
  const counts = new Map<string, number>();
  for (const info of nodeInfos) {
    const { node } = info;
    if (node === undefined || !hasTopologies(node, all) || !constraint.includes(node)) continue;
    const value = node.metadata.labels[constraint.topologyKey] ?? "";
    const here = countMatching(info, constraint, pod.metadata.namespace);
    counts.set(value, (counts.get(value) ?? 0) + here);
  }
  let fewest = Number.POSITIVE_INFINITY;
  if (counts.size < constraint.minDomains) fewest = 0;
  else for (const count of counts.values()) fewest = Math.min(fewest, count);
  const itself = constraint.matches(pod.metadata.labels) ? 1 : 0;
  return { constraint, counts, mostBefore: constraint.maxSkew + fewest - itself };
}
