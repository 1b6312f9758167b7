import { budgetOf } from "../commands/create-budget.ts";
import type { Command } from "../commands/registry.ts";
import type { Situation } from "./framework.ts";

/** How many of an app's Pods have to stay. */
const MIN_AVAILABLE = "80%";

/** Protects apps of several Pods before anybody drains. Few people think of that in time. */
export function budgeting({ reader, character }: Situation): readonly Command[] {
  if (character !== "perfect") return [];
  return [...reader.deployments.values()]
    .filter(({ metadata, spec }) => spec.replicas > 1 && budgetOf(reader, metadata.name) === undefined)
    .map(({ metadata }) => ({ type: "createBudget", app: metadata.name, minAvailable: MIN_AVAILABLE }));
}
