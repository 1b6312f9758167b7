import { type NodeInfo, withPod } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import type { NodeRefusal } from "../model/scheduling.ts";
import {
  type FilterPlan,
  isStatus,
  type PostFilterHandle,
  type SchedulingSnapshot,
  SKIP,
  type Status,
} from "./framework.ts";
import type { Profile } from "./profile.ts";

/** One plugin's filter, ready for the Nodes of a cycle. */
interface PluginFilter {
  readonly plugin: string;
  readonly filter: FilterPlan["filter"];
}

/** What PreFilter of all plugins came to for one Pod. */
export interface PreparedFilters {
  readonly filters: readonly PluginFilter[];
  /** Only these Nodes are asked; undefined: all. */
  readonly onlyNodes: ReadonlySet<string> | undefined;
  /** The plugins that narrowed the Nodes, in name order. */
  readonly narrowedBy: readonly string[];
  /** Set when PreFilter refused every Node at once. */
  readonly refusal: (Status & { readonly plugin: string }) | undefined;
}

/**
 * Asks PreFilter of every plugin. A refusal that preemption cannot help with ends it; one that it can help with lets
 * the others speak too, for preemption needs their filters.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/runtime/framework.go` RunPreFilterPlugins, v1.35.
 */
export function prepareFilters(profile: Profile, pod: Pod, snapshot: SchedulingSnapshot): PreparedFilters {
  const filters: PluginFilter[] = [];
  const narrowedBy: string[] = [];
  let onlyNodes: ReadonlySet<string> | undefined;
  let refusal: PreparedFilters["refusal"];
  for (const { name, plugin } of profile.plugins) {
    const answer = plugin.preFilter?.(pod, snapshot) ?? SKIP;
    if (answer === SKIP) continue;
    const refused = isStatus(answer) ? answer : answer.refusal;
    if (!isStatus(answer)) filters.push({ plugin: name, filter: answer.filter });
    if (refused) {
      refusal = { plugin: name, code: refused.code, reasons: refused.reasons };
      if (refused.code !== "Unschedulable") break;
    } else if (!isStatus(answer) && answer.onlyNodes) {
      narrowedBy.push(name);
      onlyNodes = intersect(onlyNodes, answer.onlyNodes);
      if (onlyNodes.size === 0) {
        refusal = nothingLeft(narrowedBy.sort());
        break;
      }
    }
  }
  return { filters, onlyNodes, narrowedBy: narrowedBy.sort(), refusal };
}

function intersect(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> {
  return a === undefined ? b : new Set([...a].filter((name) => b.has(name)));
}

function nothingLeft(plugins: readonly string[]): PreparedFilters["refusal"] {
  const [plugin = "", ...others] = plugins;
  const reason =
    others.length === 0
      ? `node(s) didn't satisfy plugin ${plugin}`
      : `node(s) didn't satisfy plugin(s) [${plugins.join(" ")}] simultaneously`;
  return { plugin, code: "UnschedulableAndUnresolvable", reasons: [reason] };
}

/** The refusal of the first plugin that refuses the Node; undefined: the Pod may go there. */
export function filterNode({ filters }: PreparedFilters, info: NodeInfo): NodeRefusal | undefined {
  for (const { plugin, filter } of filters) {
    const status = filter(info);
    if (status !== undefined) return refusalOf(info, plugin, status);
  }
  return undefined;
}

/** The refusals of all plugins that refuse the Node, in their order. */
export function filterNodeFully({ filters }: PreparedFilters, info: NodeInfo): readonly NodeRefusal[] {
  const refusals: NodeRefusal[] = [];
  for (const { plugin, filter } of filters) {
    const status = filter(info);
    if (status !== undefined) refusals.push(refusalOf(info, plugin, status));
  }
  return refusals;
}

const refusalOf = ({ name }: NodeInfo, plugin: string, { code, reasons }: Status): NodeRefusal => ({
  node: name,
  plugin,
  code,
  reasons,
});

/** A refusal that holds for a Node because PreFilter kept it out; undefined: it is to be filtered. */
export function preFilterRefusal(prepared: PreparedFilters, node: string): NodeRefusal | undefined {
  const { refusal, onlyNodes, narrowedBy } = prepared;
  if (refusal) return { node, plugin: refusal.plugin, code: refusal.code, reasons: refusal.reasons };
  if (onlyNodes === undefined || onlyNodes.has(node)) return undefined;
  const reasons = [`node(s) didn't satisfy plugin(s) [${narrowedBy.join(" ")}]`];
  return { node, plugin: narrowedBy[0] ?? "", code: "UnschedulableAndUnresolvable", reasons };
}

/**
 * Filters a Node on which other Pods are nominated: those of equal or higher priority are counted as if they were
 * there, and the Pod has to fit with them and without them.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/runtime/framework.go` RunFilterPluginsWithNominatedPods, v1.35.
 */
export function filterWithNominated(
  profile: Profile,
  pod: Pod,
  prepared: PreparedFilters,
  info: NodeInfo,
  snapshot: SchedulingSnapshot,
): NodeRefusal | undefined {
  const nominated = snapshot.nominatedTo(info.name);
  if (nominated.length === 0) return filterNode(prepared, info);
  const first = nominated.filter(
    (other) => other.spec.priority >= pod.spec.priority && other.metadata.uid !== pod.metadata.uid,
  );
  if (first.length === 0) return filterNode(prepared, info);
  const crowded = first.reduce(withPod, info);
  const crowdedFilters = prepareFilters(profile, pod, snapshot.replacing(crowded));
  return (
    preFilterRefusal(crowdedFilters, info.name) ??
    filterNode(crowdedFilters, crowded) ??
    filterNode(prepared, info)
  );
}

/** All filters of a profile for a Pod on one Node of a simulated cluster, from PreFilter on: what preemption tries. */
export const simulatedFilter =
  (profile: Profile): PostFilterHandle["filter"] =>
  (pod, info, snapshot) => {
    const prepared = prepareFilters(profile, pod, snapshot);
    return (
      preFilterRefusal(prepared, info.name) ?? filterWithNominated(profile, pod, prepared, info, snapshot)
    );
  };
