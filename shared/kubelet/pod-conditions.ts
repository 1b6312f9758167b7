import {
  type Container,
  type ContainerStatus,
  isSidecarContainer,
  type PodConditionType,
  type PodPhase,
  type PodSpec,
} from "../model/pod.ts";

/** A condition without its time. */
export interface ConditionDraft {
  readonly type: PodConditionType;
  readonly status: "True" | "False";
  readonly reason: string;
  readonly message: string;
}

type Containers = Pick<PodSpec, "containers" | "initContainers">;

const isTrue = (type: PodConditionType, reason = ""): ConditionDraft => ({
  type,
  status: "True",
  reason,
  message: "",
});
const isFalse = (type: PodConditionType, reason: string, message = ""): ConditionDraft => ({
  type,
  status: "False",
  reason,
  message,
});

/** Containers without a status, and those whose status does not satisfy. */
interface Missing {
  readonly unknown: readonly string[];
  readonly lacking: readonly string[];
}

function missing(
  containers: readonly Container[],
  statuses: readonly ContainerStatus[],
  satisfies: (container: Container, status: ContainerStatus) => boolean,
): Missing {
  const unknown: string[] = [];
  const lacking: string[] = [];
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    if (status === undefined) unknown.push(container.name);
    else if (!satisfies(container, status)) lacking.push(container.name);
  }
  return { unknown, lacking };
}

/** Lists of names are printed as Go prints slices. */
const messageOf = ({ unknown, lacking }: Missing, lackingWhat: string): string =>
  [
    unknown.length > 0 ? `containers with unknown status: [${unknown.join(" ")}]` : "",
    lacking.length > 0 ? `containers with ${lackingWhat} status: [${lacking.join(" ")}]` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");

/**
 * Whether all containers that keep running are ready. `statuses` are those of init and other containers together;
 * undefined where there are none at all.
 * Source: kubernetes/kubernetes `pkg/kubelet/status/generate.go` GenerateContainersReadyCondition, v1.35.
 */
export function containersReadyCondition(
  spec: Containers,
  statuses: readonly ContainerStatus[] | undefined,
  phase: PodPhase,
): ConditionDraft {
  return readiness("ContainersReady", spec, statuses, phase);
}

/**
 * The Ready condition: as ContainersReady.
 * Simplified: no readiness gates.
 * Source: kubernetes/kubernetes `pkg/kubelet/status/generate.go` GeneratePodReadyCondition, v1.35.
 */
export function podReadyCondition(
  spec: Containers,
  statuses: readonly ContainerStatus[] | undefined,
  phase: PodPhase,
): ConditionDraft {
  return readiness("Ready", spec, statuses, phase);
}

function readiness(
  type: "Ready" | "ContainersReady",
  spec: Containers,
  statuses: readonly ContainerStatus[] | undefined,
  phase: PodPhase,
): ConditionDraft {
  if (statuses === undefined) return isFalse(type, "UnknownContainerStatuses");
  const lasting = [...spec.initContainers.filter(isSidecarContainer), ...spec.containers];
  const found = missing(lasting, statuses, (_container, status) => status.ready);
  if (phase === "Succeeded" && found.unknown.length === 0) return isFalse(type, "PodCompleted");
  if (phase === "Failed") return isFalse(type, "PodFailed");
  const message = messageOf(found, "unready");
  return message === "" ? isTrue(type) : isFalse(type, "ContainersNotReady", message);
}

/**
 * Whether the init containers are done. Once an app container has started it stays so.
 * Source: kubernetes/kubernetes `pkg/kubelet/status/generate.go` GeneratePodInitializedCondition, v1.35.
 */
export function podInitializedCondition(
  spec: Containers,
  statuses: readonly ContainerStatus[],
  phase: PodPhase,
): ConditionDraft {
  const found = missing(spec.initContainers, statuses, (container, status) =>
    isSidecarContainer(container) ? status.started : status.ready,
  );
  if (phase === "Succeeded" && found.unknown.length === 0) return isTrue("Initialized", "PodCompleted");
  const appNames = new Set(spec.containers.map(({ name }) => name));
  const hasRun = statuses.some(
    ({ name, state }) => appNames.has(name) && (state?.type === "running" || state?.type === "terminated"),
  );
  const message = hasRun ? "" : messageOf(found, "incomplete");
  return message === "" ? isTrue("Initialized") : isFalse("Initialized", "ContainersNotInitialized", message);
}
