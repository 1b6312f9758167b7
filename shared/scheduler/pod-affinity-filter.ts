import type { Labels } from "../model/meta.ts";
import type { ClusterNode } from "../model/node.ts";
import type { Pod } from "../model/pod.ts";
import { type FilterPlan, type SchedulingSnapshot, SKIP, type Status } from "./framework.ts";
import { type AffinityTerm, type PodAffinityTerms, podAffinityTerms } from "./pod-affinity-terms.ts";

export const REASON_AFFINITY = "node(s) didn't match pod affinity rules";
export const REASON_ANTI_AFFINITY = "node(s) didn't match pod anti-affinity rules";
export const REASON_EXISTING_ANTI_AFFINITY = "node(s) didn't satisfy existing pods anti-affinity rules";

const NO_COMPANY: Status = { code: "UnschedulableAndUnresolvable", reasons: [REASON_AFFINITY] };
const BAD_COMPANY: Status = { code: "Unschedulable", reasons: [REASON_ANTI_AFFINITY] };
const UNWELCOME: Status = { code: "Unschedulable", reasons: [REASON_EXISTING_ANTI_AFFINITY] };

/** Values of topology keys on which something was found. */
class Domains {
  readonly #values = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** Notes the value that the Node has for the key; a Node without the key belongs nowhere. */
  add(topologyKey: string, node: ClusterNode): void {
    const value = node.metadata.labels[topologyKey];
    if (value === undefined) return;
    const known = this.#values.get(topologyKey);
    if (known) known.add(value);
    else this.#values.set(topologyKey, new Set([value]));
  }

  has(topologyKey: string, value: string | undefined): boolean {
    return value !== undefined && (this.#values.get(topologyKey)?.has(value) ?? false);
  }

  /** Whether a Node lies in one of the values. */
  touches({ metadata: { labels } }: ClusterNode): boolean {
    for (const [topologyKey, values] of this.#values) {
      const value = labels[topologyKey];
      if (value !== undefined && values.has(value)) return true;
    }
    return false;
  }
}

/**
 * Filter of required affinity and anti-affinity, in both directions.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/interpodaffinity/filtering.go`, v1.35.
 */
export function affinityFilterPlan(
  pod: Pod,
  snapshot: SchedulingSnapshot,
): FilterPlan | Status | typeof SKIP {
  const terms = podAffinityTerms(pod);
  if (terms.problem !== undefined) {
    return { code: "UnschedulableAndUnresolvable", reasons: [`parsing pod: ${terms.problem}`] };
  }
  const unwelcome = domainsThatRefuse(pod, snapshot);
  const hasOwn = terms.requiredAffinity.length > 0 || terms.requiredAntiAffinity.length > 0;
  if (!hasOwn && unwelcome.isEmpty) return SKIP;
  const { company, badCompany } = hasOwn ? domainsOfOwnTerms(terms, snapshot) : NO_OWN;
  const mayBeFirst = company.isEmpty && matchesAll(terms.requiredAffinity, pod, snapshot.namespaceLabels);
  return {
    filter({ node }) {
      if (node === undefined) return undefined;
      const { labels } = node.metadata;
      if (!findsCompany(terms.requiredAffinity, company, labels, mayBeFirst)) return NO_COMPANY;
      const isRepelled = terms.requiredAntiAffinity.some(({ topologyKey }) =>
        badCompany.has(topologyKey, labels[topologyKey]),
      );
      if (isRepelled) return BAD_COMPANY;
      return unwelcome.touches(node) ? UNWELCOME : undefined;
    },
  };
}

const NO_OWN = { company: new Domains(), badCompany: new Domains() } as const;
const NO_LABELS: Labels = {};

/**
 * Whether every affinity term finds a Pod in the Node's domain. The first Pod of a group that only matches itself may go to
 * any Node that has all the topology keys, or none of the group could ever be placed.
 */
function findsCompany(
  terms: readonly AffinityTerm[],
  company: Domains,
  labels: Labels,
  mayBeFirst: boolean,
): boolean {
  if (terms.some(({ topologyKey }) => labels[topologyKey] === undefined)) return false;
  return mayBeFirst || terms.every(({ topologyKey }) => company.has(topologyKey, labels[topologyKey]));
}

/** Where Pods run whose required anti-affinity the new Pod would break. Looks only at Nodes that have such Pods. */
function domainsThatRefuse(pod: Pod, snapshot: SchedulingSnapshot): Domains {
  const domains = new Domains();
  const labels = snapshot.namespaceLabels[pod.metadata.namespace] ?? NO_LABELS;
  for (const { node, podsWithRequiredAntiAffinity } of snapshot.withRequiredAntiAffinity()) {
    if (node === undefined) continue;
    for (const existing of podsWithRequiredAntiAffinity) {
      for (const term of podAffinityTerms(existing).requiredAntiAffinity) {
        if (term.matches(pod, labels)) domains.add(term.topologyKey, node);
      }
    }
  }
  return domains;
}

/** Where Pods run that match all the Pod's affinity terms, and where any that matches one of its anti-affinity terms. */
function domainsOfOwnTerms(
  { requiredAffinity, requiredAntiAffinity }: PodAffinityTerms,
  { nodeInfos, namespaceLabels }: SchedulingSnapshot,
): { readonly company: Domains; readonly badCompany: Domains } {
  const company = new Domains();
  const badCompany = new Domains();
  for (const { node, pods } of nodeInfos) {
    if (node === undefined) continue;
    for (const existing of pods) {
      if (matchesAll(requiredAffinity, existing, namespaceLabels)) {
        for (const { topologyKey } of requiredAffinity) company.add(topologyKey, node);
      }
      const labels = namespaceLabels[existing.metadata.namespace] ?? NO_LABELS;
      for (const term of requiredAntiAffinity) {
        if (term.matches(existing, labels)) badCompany.add(term.topologyKey, node);
      }
    }
  }
  return { company, badCompany };
}

function matchesAll(
  terms: readonly AffinityTerm[],
  pod: Pod,
  namespaceLabels: SchedulingSnapshot["namespaceLabels"],
): boolean {
  const labels = namespaceLabels[pod.metadata.namespace] ?? NO_LABELS;
  return terms.length > 0 && terms.every((term) => term.matches(pod, labels));
}
