import { invariant } from "../util/invariant.ts";
import { admitPod } from "./admission.ts";
import type { ClusterDraft } from "./cluster-draft.ts";
import { type Labels, namespacedKey, type OwnerReference } from "./meta.ts";
import { unusedName } from "./names.ts";
import type { Pod, PodTemplateSpec } from "./pod.ts";

/** The label that says which app of the company a Pod belongs to. */
export const LABEL_APP = "app";

/** The app of an object, by its label; empty when it has none. */
export const appOf = (labels: Labels): string => labels[LABEL_APP] ?? "";

export interface NewPod {
  readonly namespace: string;
  /** The whole name; no Pod may have it yet. Missing: `generateName` and five random letters. */
  readonly name?: string;
  /** As in "web-7d4b9c6f5d-". Used where `name` is missing. */
  readonly generateName?: string;
  readonly template: PodTemplateSpec;
  readonly ownerReferences: readonly OwnerReference[];
}

/** Creates a Pod that waits to be scheduled, admitted as the API server does. */
export function createPod(draft: ClusterDraft, wanted: NewPod): Pod {
  const { namespace, template, ownerReferences } = wanted;
  const isTaken = (candidate: string): boolean => draft.pods.has(namespacedKey(namespace, candidate));
  const name = wanted.name ?? unusedName(wanted.generateName ?? "", draft.rng, isTaken);
  invariant(!isTaken(name), "a Pod of this name exists", { namespace, name, tick: draft.tick });
  const pod = admitPod(draft, {
    kind: "Pod",
    metadata: {
      name,
      namespace,
      uid: draft.uid(),
      labels: template.labels,
      annotations: template.annotations,
      creationTimestamp: draft.now,
      generation: 1,
      ownerReferences,
    },
    spec: template.spec,
    status: { phase: "Pending", conditions: [], containerStatuses: [], initContainerStatuses: [] },
  });
  draft.put(pod);
  draft.emit({ type: "PodCreated", pod: name, app: appOf(template.labels) });
  return pod;
}
