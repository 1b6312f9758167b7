import { findImage } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { isMachineReachable, type Machine, type Shortage } from "../model/machine.ts";
import type { Condition } from "../model/meta.ts";
import type { ClusterNode, ContainerImage, NodeConditionType } from "../model/node.ts";
import { isEqual } from "../util/equal.ts";

/** What kubelets say about a shortage, yes and no. Source: `pkg/kubelet/nodestatus/setters.go`, v1.35. */
const SHORTAGE_WORDS = {
  memory: {
    type: "MemoryPressure",
    yes: ["KubeletHasInsufficientMemory", "kubelet has insufficient memory available"],
    no: ["KubeletHasSufficientMemory", "kubelet has sufficient memory available"],
  },
  disk: {
    type: "DiskPressure",
    yes: ["KubeletHasDiskPressure", "kubelet has disk pressure"],
    no: ["KubeletHasNoDiskPressure", "kubelet has no disk pressure"],
  },
} as const satisfies Record<Shortage, unknown>;

/**
 * Posts what a machine says about itself, where it differs from what is known: conditions and images.
 * Simplified: process ids never run short.
 */
export function postNodeStatus(draft: ClusterDraft, machine: Machine): void {
  const node = draft.nodes.get(machine.nodeName);
  if (node === undefined || !isMachineReachable(machine)) return;
  let conditions = node.status.conditions;
  for (const condition of conditionsOf(draft, machine)) conditions = withCondition(conditions, condition);
  const images = imagesOf(draft, machine);
  const sameImages = isEqual(images, node.status.images);
  if (conditions === node.status.conditions && sameImages) return;
  const status = { ...node.status, conditions, images: sameImages ? node.status.images : images };
  const posted: ClusterNode = { ...node, status };
  draft.put(posted);
}

function conditionsOf(draft: ClusterDraft, machine: Machine): readonly Condition<NodeConditionType>[] {
  const lastTransitionTime = draft.now;
  return [
    shortageCondition("memory", machine, lastTransitionTime),
    shortageCondition("disk", machine, lastTransitionTime),
    {
      type: "PIDPressure",
      status: "False",
      reason: "KubeletHasSufficientPID",
      message: "kubelet has sufficient PID available",
      lastTransitionTime,
    },
    {
      type: "Ready",
      status: "True",
      reason: "KubeletReady",
      message: "kubelet is posting ready status",
      lastTransitionTime,
    },
  ];
}

function shortageCondition(
  shortage: Shortage,
  machine: Machine,
  lastTransitionTime: number,
): Condition<NodeConditionType> {
  const words = SHORTAGE_WORDS[shortage];
  const isShort = machine.shortages[shortage] !== undefined;
  const [reason, message] = isShort ? words.yes : words.no;
  return { type: words.type, status: isShort ? "True" : "False", reason, message, lastTransitionTime };
}

function imagesOf(draft: ClusterDraft, machine: Machine): readonly ContainerImage[] {
  return Object.keys(machine.images)
    .sort()
    .map((name) => ({
      names: [name],
      sizeBytes: (findImage(draft.settings.catalogue, name)?.layers ?? []).reduce(
        (sum, { bytes }) => sum + bytes,
        0,
      ),
    }));
}
