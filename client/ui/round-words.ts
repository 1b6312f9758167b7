import type { CommandType } from "../../shared/commands/registry.ts";
import { listOf } from "../rules/list.ts";
import type { TermName } from "./term.tsx";

/** The words behind what can be declared. */
const TOOL_WORDS: Partial<Record<CommandType, readonly TermName[]>> = {
  setSchedulerProfile: ["scheduler", "image", "zone"],
  setPlacement: ["zone", "taint"],
  setAutoscaler: ["autoscaler"],
  createBudget: ["budget", "drain"],
  undoRollout: ["rollout"],
  setReadinessProbe: ["probe"],
  setResources: ["request", "limit"],
};
const CLUSTER_WORDS: readonly TermName[] = ["cluster", "controlPlane", "node", "pod"];

/** The words of a round in a cluster: what is special about it first. `tools`: as in its row. */
export function roundWords(tools: string): readonly TermName[] {
  const offered: ReadonlySet<string> = new Set(listOf(tools));
  const special = Object.entries(TOOL_WORDS).flatMap(([tool, words]) => (offered.has(tool) ? words : []));
  return [...new Set([...special, ...CLUSTER_WORDS])];
}
