import type { CommandType } from "../../shared/commands/registry.ts";
import type { RoundRow } from "../../shared/projection/rows.ts";
import { listOf } from "./list.ts";

/** Some tools do the same work: Pods are made by hand as long as no controller makes them, and declared from then on. */
const DONE_BY_LOOP: readonly string[] = ["createPod", "deletePod"] satisfies readonly CommandType[];
const READ_BY_LOOP: readonly string[] = ["scale"] satisfies readonly CommandType[];

/** The commands that this chapter's desks offer now, beside those of every cluster. */
export function offeredTools({
  tools,
  controllers,
}: Pick<RoundRow, "tools" | "controllers">): readonly string[] {
  const hasLoop = listOf(controllers).includes("replicaset");
  return listOf(tools).filter((tool) => !(hasLoop ? DONE_BY_LOOP : READ_BY_LOOP).includes(tool));
}
