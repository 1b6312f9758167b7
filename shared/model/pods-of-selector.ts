import type { TableView } from "../util/table.ts";
import { podKeysWithLabel } from "./derived.ts";
import type { Pod } from "./pod.ts";
import { type LabelSelector, selectorMatches } from "./selector.ts";

/** What is needed to find Pods by label. */
export interface PodIndex {
  readonly pods: TableView<Pod>;
  readonly podsByLabel: TableView<string>;
}

/**
 * The Pods of a namespace that a selector matches, in key order. Costs about what carries the selector's last label,
 * which for a ReplicaSet is the hash of its template: nobody else's.
 */
export function podsOfSelector(
  { pods, podsByLabel }: PodIndex,
  namespace: string,
  selector: LabelSelector | undefined,
): readonly Pod[] {
  if (selector === undefined) return [];
  const label = Object.entries(selector.matchLabels).at(-1);
  const candidates = label === undefined ? pods.keys() : podKeysWithLabel(podsByLabel, ...label);
  const found: Pod[] = [];
  for (const key of candidates) {
    const pod = pods.get(key);
    if (pod?.metadata.namespace === namespace && selectorMatches(selector, pod.metadata.labels))
      found.push(pod);
  }
  return found;
}
