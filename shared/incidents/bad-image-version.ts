import { findImage, type ImageSpec } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import type { Deployment } from "../model/workload.ts";
import type { IncidentDefinition } from "./framework.ts";

const repositoryOf = (image: string): string => image.split(":")[0] ?? image;

/** It cannot be pulled, does not come up, or answers with errors. */
const isBad = ({ missing, behaviour }: ImageSpec): boolean =>
  missing || behaviour.neverReady || behaviour.crashAfterMs !== undefined || behaviour.errorBp > 0;

/** The bad version of what a Deployment runs, if the registry has one and it is not out already. */
function badVersionOf(cluster: ClusterReader, deployment: Deployment): string | undefined {
  const image = deployment.spec.template.spec.containers[0]?.image ?? "";
  const running = findImage(cluster.settings.catalogue, image);
  if (running === undefined || isBad(running)) return undefined;
  return cluster.settings.catalogue.images.find(
    (other) => repositoryOf(other.name) === repositoryOf(image) && isBad(other),
  )?.name;
}

/** Somebody rolls out a version that does not work. The cure is `kubectl rollout undo`. */
export const badImageVersion: IncidentDefinition = {
  id: "bad-image-version",
  strikes: "app",
  warningMs: 0,
  targets: (cluster) =>
    [...cluster.deployments.values()]
      .filter((deployment) => badVersionOf(cluster, deployment) !== undefined)
      .map(({ metadata }) => metadata.name),
  begin(draft, target) {
    const deployment = draft.deployments.get(namespacedKey(DEFAULT_NAMESPACE, target));
    const image = deployment && badVersionOf(draft, deployment);
    if (deployment === undefined || image === undefined) return undefined;
    const { metadata, spec } = deployment;
    const [first, ...others] = spec.template.spec.containers;
    if (first === undefined) return undefined;
    const template = {
      ...spec.template,
      spec: { ...spec.template.spec, containers: [{ ...first, image }, ...others] },
    };
    const changed: Deployment = {
      ...deployment,
      metadata: { ...metadata, generation: metadata.generation + 1 },
      spec: { ...spec, template },
    };
    draft.put(changed);
    return undefined;
  },
};
