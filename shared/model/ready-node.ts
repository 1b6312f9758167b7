import type { Hardware } from "./machine.ts";
import type { GameMs } from "./meta.ts";
import { newMeta } from "./new-objects.ts";
import { type ClusterNode, LABEL_HOSTNAME, LABEL_ZONE } from "./node.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, PODS } from "./resources.ts";

/** Source: kubernetes/kubernetes `pkg/kubelet/apis/config/v1beta1/defaults.go` MaxPods, v1.35. */
const MAX_PODS = 110;

interface NewNode {
  readonly uid: string;
  readonly name: string;
  readonly zone: string;
  readonly hardware: Hardware;
  readonly now: GameMs;
}

/**
 * A Node that has just reported for the first time, and is Ready.
 * Simplified: allocatable is the whole capacity; a real Node keeps some for the system and the eviction threshold.
 */
export function readyNode({ uid, name, zone, hardware, now }: NewNode): ClusterNode {
  const labels = { [LABEL_HOSTNAME]: name, [LABEL_ZONE]: zone };
  const capacity = {
    [CPU]: hardware.cpuMilli,
    [MEMORY]: hardware.memoryBytes,
    [EPHEMERAL_STORAGE]: hardware.diskBytes,
    [PODS]: MAX_PODS,
  };
  return {
    kind: "Node",
    metadata: newMeta({ name, namespace: "", uid, labels, creationTimestamp: now }),
    spec: { unschedulable: false, taints: [] },
    status: {
      capacity,
      allocatable: capacity,
      conditions: [
        {
          type: "Ready",
          status: "True",
          reason: "KubeletReady",
          message: "kubelet is posting ready status",
          lastTransitionTime: now,
        },
      ],
      images: [],
    },
  };
}
