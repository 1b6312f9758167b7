import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Workbench } from "../model/era.ts";

/** The workbench of a machine; an empty one where nothing has been done yet. */
export const benchOf = ({ workbenches }: Pick<ClusterReader, "workbenches">, nodeName: string): Workbench =>
  workbenches.get(nodeName) ?? { nodeName, installed: [] };

export function setInstalled(draft: ClusterDraft, node: string, installed: readonly string[]): void {
  draft.workbenches.set(node, { ...benchOf(draft, node), installed });
}

/** All that was installed is gone with the disk, and the job with it. */
export const clearBench = (draft: ClusterDraft, node: string): void => draft.workbenches.delete(node);
