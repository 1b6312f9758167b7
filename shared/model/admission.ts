import type { ClusterReader } from "./cluster-state.ts";
import { withDefaultTolerations } from "./default-tolerations.ts";
import type { Container, Pod, PodSpec } from "./pod.ts";
import type { PriorityClass } from "./workload.ts";

/**
 * A Pod as the API server stores it when it is created: priority from its PriorityClass (or the global default),
 * 300 s of patience with a Node that is not ready or unreachable, and requests that follow limits.
 * Every Pod passes here, whoever makes it. The very same object when there is nothing to add.
 * Source: kubernetes/kubernetes `plugin/pkg/admission/priority`, `pkg/apis/core/v1/defaults.go`, v1.35.
 * Simplified: no quotas, limit ranges, service accounts or webhooks; an unknown PriorityClass counts as none.
 */
export function admitPod(cluster: Pick<ClusterReader, "priorityClasses">, pod: Pod): Pod {
  const spec = withDefaultRequests(withTolerations(withPriority(cluster, pod.spec)));
  return spec === pod.spec ? pod : { ...pod, spec };
}

function withPriority(cluster: Pick<ClusterReader, "priorityClasses">, spec: PodSpec): PodSpec {
  const found = priorityClassOf(cluster, spec.priorityClassName);
  if (found === undefined) return spec;
  const { value: priority, preemptionPolicy } = found;
  const priorityClassName = found.metadata.name;
  if (
    spec.priority === priority &&
    spec.preemptionPolicy === preemptionPolicy &&
    spec.priorityClassName === priorityClassName
  ) {
    return spec;
  }
  return { ...spec, priority, preemptionPolicy, priorityClassName };
}

function priorityClassOf(
  cluster: Pick<ClusterReader, "priorityClasses">,
  name: string | undefined,
): PriorityClass | undefined {
  if (name !== undefined) return cluster.priorityClasses.get(name);
  for (const candidate of cluster.priorityClasses.values()) {
    if (candidate.globalDefault) return candidate;
  }
  return undefined;
}

function withTolerations(spec: PodSpec): PodSpec {
  const tolerations = withDefaultTolerations(spec.tolerations);
  return tolerations.length === spec.tolerations.length ? spec : { ...spec, tolerations };
}

function withDefaultRequests(spec: PodSpec): PodSpec {
  const containers = spec.containers.map(requestsFromLimits);
  if (containers.every((container, i) => container === spec.containers[i])) return spec;
  return { ...spec, containers };
}

function requestsFromLimits(container: Container): Container {
  const { requests, limits } = container.resources;
  if (Object.keys(limits).every((name) => requests[name] !== undefined)) return container;
  return { ...container, resources: { requests: { ...limits, ...requests }, limits } };
}
