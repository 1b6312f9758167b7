import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Deployment } from "../model/workload.ts";
import { ok, type Refusal, type Result, refuse } from "../util/result.ts";
import { deploymentKeyOf } from "./arguments.ts";

/** The Deployment of a command. Refused with `DeploymentNotFound` {deployment}. */
export function deploymentNamed(
  cluster: Pick<ClusterReader, "deployments">,
  name: string,
): Result<Deployment> {
  const found = cluster.deployments.get(deploymentKeyOf(name));
  return found ? ok(found) : refuse("DeploymentNotFound", { deployment: name });
}

/** Why a change of a Deployment cannot be made: it is not there, or `problem` finds something. */
export function deploymentRefusal(
  cluster: Pick<ClusterReader, "deployments">,
  name: string,
  problem: (deployment: Deployment) => Refusal | undefined,
): Refusal | undefined {
  const found = deploymentNamed(cluster, name);
  return found.ok ? problem(found.value) : found.refusal;
}

/** Writes a part of the spec of a Deployment that exists. */
export function changeDeployment(
  draft: ClusterDraft,
  name: string,
  change: (deployment: Deployment) => Partial<Deployment["spec"]>,
): void {
  const deployment = draft.deployments.get(deploymentKeyOf(name));
  if (deployment === undefined) return;
  draft.put({
    ...deployment,
    metadata: { ...deployment.metadata, generation: deployment.metadata.generation + 1 },
    spec: { ...deployment.spec, ...change(deployment) },
  });
}
