import { CreatePodTool } from "./create-pod-tool.tsx";
import { ScaleTool } from "./scale-tool.tsx";
import type { Tool } from "./tool.ts";

/** Every tool, in the order in which a sheet offers them. One line each. */
export const TOOLS: readonly Tool[] = [
  { type: "createPod", about: "app", Panel: CreatePodTool },
  { type: "scale", about: "app", Panel: ScaleTool },
];
