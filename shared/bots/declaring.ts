import type { Command, CommandType } from "../commands/registry.ts";
import { refusalOf } from "../engine/command-pass.ts";
import { autoscaling } from "./autoscaling.ts";
import { budgeting } from "./budgets.ts";
import type { Brain, Situation } from "./framework.ts";
import { creating, declaringOrders } from "./ordering.ts";
import { dedicating, placing } from "./placement.ts";
import { policing } from "./policy.ts";
import { reopening } from "./reopening.ts";
import { resizing } from "./resizing.ts";
import { pacing, probing, releasing, undoing } from "./rollouts.ts";

/** What somebody would declare with a tool, what matters most first. Some of it may be refused. */
type Skill = (situation: Situation) => readonly Command[];

/** One line for each tool that a chapter may put on the desks. */
const SKILLS: Readonly<Partial<Record<CommandType, Skill>>> = {
  createBudget: budgeting,
  createPod: creating,
  scale: declaringOrders,
  setAutoscaler: autoscaling,
  setImage: releasing,
  setReadinessProbe: probing,
  setStrategy: pacing,
  undoRollout: undoing,
  setResources: resizing,
  setSchedulerProfile: policing,
  setPlacement: placing,
  taintNode: dedicating,
  uncordon: reopening,
};

/** Declares with the tools of the chapter, those first that it names first. */
export const declaring: Brain = (situation) => {
  const { reader, seat } = situation;
  // Tools of a chapter are commands.
  const tools = (reader.settings.tools ?? []) as readonly CommandType[];
  for (const tool of tools) {
    const ideas = SKILLS[tool]?.(situation) ?? [];
    const idea = ideas.find((command) => refusalOf(reader, { seat, command }) === undefined);
    if (idea !== undefined) return idea;
  }
  return undefined;
};
