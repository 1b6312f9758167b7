import type { Labels } from "../../model/meta.ts";
import { safeEncode } from "../../model/names.ts";
import type { PodTemplateSpec } from "../../model/pod.ts";
import type { LabelSelector } from "../../model/selector.ts";
import type { ReplicaSet } from "../../model/workload.ts";
import { hashValue } from "../../util/hash.ts";

/** Keeps the Pods of different versions apart. Source: k8s.io/api `apps/v1/types.go`, v1.35. */
export const POD_TEMPLATE_HASH = "pod-template-hash";

/**
 * What the name of a template's ReplicaSet ends with. `collisions` makes another one when the name is taken.
 * Source of the form: kubernetes/kubernetes `pkg/controller/controller_utils.go` ComputeHash, v1.35.
 * Simplified: our own hash, so the same template has another name on a real cluster.
 */
export function templateHash(template: PodTemplateSpec, collisions: number): string {
  const digest = hashValue([template, collisions]);
  return safeEncode(`${Number.parseInt(digest.slice(0, 8), 16)}`);
}

export const withHashLabel = (labels: Labels, hash: string): Labels => ({
  ...labels,
  [POD_TEMPLATE_HASH]: hash,
});

export const withHashSelector = (selector: LabelSelector, hash: string): LabelSelector => ({
  ...selector,
  matchLabels: withHashLabel(selector.matchLabels, hash),
});

/** A template without the label that its ReplicaSet added. */
export function withoutHashLabel(template: PodTemplateSpec): PodTemplateSpec {
  const { [POD_TEMPLATE_HASH]: _hash, ...labels } = template.labels;
  return { ...template, labels };
}

/** Equal but for the hash label. Source: `deployment_util.go` EqualIgnoreHash, v1.35. */
export const sameTemplate = (a: PodTemplateSpec, b: PodTemplateSpec): boolean =>
  hashValue(withoutHashLabel(a)) === hashValue(withoutHashLabel(b));

/** The oldest ReplicaSet of the list (in order of creation) that makes what the template says. */
export const findNewReplicaSet = (
  template: PodTemplateSpec,
  sets: readonly ReplicaSet[],
): ReplicaSet | undefined => sets.find((set) => sameTemplate(set.spec.template, template));
