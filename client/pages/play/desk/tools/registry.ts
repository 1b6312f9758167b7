import { AutoscalerTool } from "./autoscaler-tool.tsx";
import { BudgetTool } from "./budget-tool.tsx";
import { CreatePodTool } from "./create-pod-tool.tsx";
import { PlacementTool } from "./placement-tool.tsx";
import { ProbeTool } from "./probe-tool.tsx";
import { ResourcesTool } from "./resources-tool.tsx";
import { ScaleTool } from "./scale-tool.tsx";
import { StrategyTool } from "./strategy-tool.tsx";
import { TaintTool } from "./taint-tool.tsx";
import type { Tool } from "./tool.ts";
import { VersionTool } from "./version-tool.tsx";

/** Every tool, in the order in which a sheet offers them. One line each. */
export const TOOLS: readonly Tool[] = [
  { type: "createPod", about: "app", Panel: CreatePodTool },
  { type: "scale", about: "app", Panel: ScaleTool },
  // With the way back and the brake, where the chapter has them.
  { type: "setImage", about: "app", Panel: VersionTool },
  { type: "setStrategy", about: "app", Panel: StrategyTool },
  { type: "setReadinessProbe", about: "app", Panel: ProbeTool },
  { type: "setResources", about: "app", Panel: ResourcesTool },
  { type: "setAutoscaler", about: "app", Panel: AutoscalerTool },
  { type: "setPlacement", about: "app", Panel: PlacementTool },
  { type: "createBudget", about: "app", Panel: BudgetTool },
  { type: "taintNode", about: "node", Panel: TaintTool },
];
