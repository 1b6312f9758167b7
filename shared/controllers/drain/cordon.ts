import type { ClusterDraft } from "../../model/cluster-draft.ts";
import type { ClusterNode } from "../../model/node.ts";

/** A Node with its cordon set or lifted; the very same Node when it is so already. */
export const withCordon = (node: ClusterNode, unschedulable: boolean): ClusterNode =>
  node.spec.unschedulable === unschedulable
    ? node
    : {
        ...node,
        metadata: { ...node.metadata, generation: node.metadata.generation + 1 },
        spec: { ...node.spec, unschedulable },
      };

/** Sets or lifts the cordon of a Node that exists. */
export function setCordon(draft: ClusterDraft, name: string, unschedulable: boolean): void {
  const node = draft.nodes.get(name);
  if (node !== undefined) draft.put(withCordon(node, unschedulable));
}
