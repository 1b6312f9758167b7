import type { ClusterDraft } from "../model/cluster-draft.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import type { PodSpec } from "../model/pod.ts";

/** An app's Deployment says where its Pods may run, from the beginning of a round on. Nothing happens where there is no such app. */
export function placeApp(draft: ClusterDraft, app: string, placement: Partial<PodSpec>): void {
  const deployment = draft.deployments.get(namespacedKey(DEFAULT_NAMESPACE, app));
  if (deployment === undefined) return;
  const { template } = deployment.spec;
  const spec = { ...template.spec, ...placement };
  draft.put({ ...deployment, spec: { ...deployment.spec, template: { ...template, spec } } });
}
