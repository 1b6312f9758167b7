import { AutoscalerTool } from "./autoscaler-tool.tsx";
import { BudgetTool } from "./budget-tool.tsx";
import { CreatePodTool } from "./create-pod-tool.tsx";
import { PlacementTool } from "./placement-tool.tsx";
import { PolicyTool } from "./policy-tool.tsx";
import { ProbeTool } from "./probe-tool.tsx";
import { ResourcesTool } from "./resources-tool.tsx";
import { ScaleTool } from "./scale-tool.tsx";
import { StrategyTool } from "./strategy-tool.tsx";
import { TaintTool } from "./taint-tool.tsx";
import type { Tool } from "./tool.ts";
import { VersionTool } from "./version-tool.tsx";

/** Every tool, in the order in which a sheet offers them. One line each. */
export const TOOLS: readonly Tool[] = [
  { type: "createPod", term: "pod", about: "app", Panel: CreatePodTool },
  { type: "scale", term: "replica", about: "app", Panel: ScaleTool },
  // With the way back and the brake, where the chapter has them.
  { type: "setImage", term: "rollout", about: "app", Panel: VersionTool },
  { type: "setStrategy", term: "rollout", about: "app", Panel: StrategyTool },
  { type: "setReadinessProbe", term: "probe", about: "app", Panel: ProbeTool },
  { type: "setResources", term: "request", about: "app", Panel: ResourcesTool },
  { type: "setAutoscaler", term: "autoscaler", about: "app", Panel: AutoscalerTool },
  { type: "setPlacement", about: "app", Panel: PlacementTool },
  { type: "createBudget", term: "budget", about: "app", Panel: BudgetTool },
  { type: "taintNode", term: "taint", about: "node", Panel: TaintTool },
  { type: "setSchedulerProfile", about: "cluster", Panel: PolicyTool },
];
