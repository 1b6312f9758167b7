import type { Labels } from "../model/meta.ts";
import { aggregateText } from "../model/parse/field-error.ts";
import { labelValueProblems, qualifiedNameProblems } from "../model/parse/names.ts";
import type { Pod, PodAffinityTerm } from "../model/pod.ts";
import { type LabelSelector, selectorMatches } from "../model/selector.ts";

/** A term of some Pod's affinity, ready to be asked about other Pods. */
export interface AffinityTerm {
  readonly topologyKey: string;
  /** 1 to 100 for a preferred term; 0 for a required one. */
  readonly weight: number;
  /** `namespaceLabels`: those of the other Pod's namespace. */
  matches(other: Pod, namespaceLabels: Labels): boolean;
}

/** All affinity and anti-affinity of one Pod to other Pods. */
export interface PodAffinityTerms {
  readonly requiredAffinity: readonly AffinityTerm[];
  readonly requiredAntiAffinity: readonly AffinityTerm[];
  readonly preferredAffinity: readonly AffinityTerm[];
  readonly preferredAntiAffinity: readonly AffinityTerm[];
  /** What is wrong with a selector; such a Pod cannot be scheduled. Missing: nothing. */
  readonly problem?: string;
}

const NONE: PodAffinityTerms = {
  requiredAffinity: [],
  requiredAntiAffinity: [],
  preferredAffinity: [],
  preferredAntiAffinity: [],
};

/** By spec and labels, which both are never changed in place. */
const remembered = new WeakMap<Pod["spec"], { readonly labels: Labels; readonly terms: PodAffinityTerms }>();

/** The terms of a Pod. Costs nothing for a Pod without any, and is worked out once for the others. */
export function podAffinityTerms(pod: Pod): PodAffinityTerms {
  const { affinity } = pod.spec;
  if (affinity?.podAffinity === undefined && affinity?.podAntiAffinity === undefined) return NONE;
  const { labels } = pod.metadata;
  const known = remembered.get(pod.spec);
  if (known?.labels === labels) return known.terms;
  const terms = prepareTerms(pod);
  remembered.set(pod.spec, { labels, terms });
  return terms;
}

function prepareTerms(pod: Pod): PodAffinityTerms {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
  const required = (affinity: typeof podAffinity) =>
    (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term) => ({ weight: 0, term }));
  const preferred = (affinity: typeof podAffinity) =>
    (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ weight, podAffinityTerm }) => ({
      weight,
      term: podAffinityTerm,
    }));
  const lists = {
    requiredAffinity: required(podAffinity),
    requiredAntiAffinity: required(podAntiAffinity),
    preferredAffinity: preferred(podAffinity),
    preferredAntiAffinity: preferred(podAntiAffinity),
  };
  const problems = Object.entries(lists).flatMap(([name, list]) => {
    const found = list
      .flatMap(({ term }) => [selectorProblem(term.labelSelector), selectorProblem(term.namespaceSelector)])
      .find((problem) => problem !== undefined);
    return found === undefined ? [] : [`${name}Terms: ${found}`];
  });
  const prepare = (list: (typeof lists)["requiredAffinity"]): readonly AffinityTerm[] =>
    list.map(({ weight, term }) => prepareTerm(pod, term, weight));
  return {
    requiredAffinity: prepare(lists.requiredAffinity),
    requiredAntiAffinity: prepare(lists.requiredAntiAffinity),
    preferredAffinity: prepare(lists.preferredAffinity),
    preferredAntiAffinity: prepare(lists.preferredAntiAffinity),
    ...(problems.length === 0 ? {} : { problem: aggregateText(problems) }),
  };
}

/**
 * Simplified: `matchLabelKeys` and `mismatchLabelKeys` are read here, where kube-apiserver writes them into the selector
 * when the Pod is created (kubernetes/kubernetes `pkg/registry/core/pod/strategy.go`).
 * Source: k8s.io/kube-scheduler `framework/types.go` AffinityTerm.Matches, v1.35.
 */
function prepareTerm({ metadata }: Pod, term: PodAffinityTerm, weight: number): AffinityTerm {
  const own = metadata.labels;
  const same = term.matchLabelKeys.filter((key) => own[key] !== undefined);
  const other = term.mismatchLabelKeys.filter((key) => own[key] !== undefined);
  const { namespaces, namespaceSelector, labelSelector, topologyKey } = term;
  const isOwnOnly = namespaces.length === 0 && namespaceSelector === undefined;
  const inNamespace = (namespace: string, labels: Labels): boolean =>
    isOwnOnly
      ? namespace === metadata.namespace
      : namespaces.includes(namespace) || selectorMatches(namespaceSelector, labels);
  return {
    topologyKey,
    weight,
    matches: ({ metadata: { labels, namespace } }, namespaceLabels) =>
      inNamespace(namespace, namespaceLabels) &&
      selectorMatches(labelSelector, labels) &&
      same.every((key) => labels[key] === own[key]) &&
      other.every((key) => labels[key] !== own[key]),
  };
}

/**
 * The first thing that is wrong in a selector, in kube-scheduler's words. kube-apiserver refuses such Pods, but an
 * observed one may have it.
 * Source: k8s.io/apimachinery `pkg/labels/selector.go` NewRequirement, v1.35.
 */
function selectorProblem(selector: LabelSelector | undefined): string | undefined {
  if (selector === undefined) return undefined;
  const pairs = Object.entries(selector.matchLabels).map(([key, value]) => ({ key, values: [value] }));
  for (const { key, values } of [...pairs, ...selector.matchExpressions]) {
    for (const problem of qualifiedNameProblems(key)) {
      return `key: Invalid value: ${JSON.stringify(key)}: ${problem}`;
    }
    for (const [index, value] of values.entries()) {
      for (const problem of labelValueProblems(value)) {
        return `values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problem}`;
      }
    }
  }
  return undefined;
}
