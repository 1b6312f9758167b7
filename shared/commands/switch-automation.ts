import { z } from "zod";
import { SWITCHABLE_CONTROLLERS, switchController } from "../controllers/switch.ts";
import { wakeAllKubelets } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { AutomationMode, ClusterReader } from "../model/cluster-state.ts";
import { defineCommand } from "./framework.ts";

/** Stands for all controllers together. */
const ALL_CONTROLLERS = "controllers";

/** What can be switched: the scheduler, the kubelets, all controllers, or one of them by name. */
export const AUTOMATION_PARTS: readonly string[] = [
  "scheduler",
  "kubelet",
  ALL_CONTROLLERS,
  ...SWITCHABLE_CONTROLLERS,
];

/**
 * Hands a part of Kubernetes' work to the players or to Kubernetes.
 * Refused with `UnknownAutomationPart` {part}, `AutomationUnchanged` {part, mode}.
 */
export const switchAutomation = defineCommand({
  type: "switchAutomation",
  schema: z.strictObject({
    type: z.literal("switchAutomation"),
    /** One of `AUTOMATION_PARTS`. */
    part: z.string().min(1).max(64),
    mode: z.enum(["player", "auto"]),
  }),
  roles: ["facilitator", "room"],
  isWork: false,
  refusal(cluster, _seat, { part, mode }) {
    if (!AUTOMATION_PARTS.includes(part)) return { code: "UnknownAutomationPart", params: { part } };
    return isSo(cluster, part, mode) ? { code: "AutomationUnchanged", params: { part, mode } } : undefined;
  },
  apply(draft, _seat, { part, mode }) {
    if (part === "scheduler") draft.automation = { ...draft.automation, scheduler: mode };
    else if (part === "kubelet") switchKubelet(draft, mode);
    else for (const name of controllersOf(part)) switchController(draft, name, mode === "auto");
    draft.emit({ type: "AutomationSwitched", part, mode });
  },
});

const controllersOf = (part: string): readonly string[] =>
  part === ALL_CONTROLLERS ? SWITCHABLE_CONTROLLERS : [part];

function isSo({ automation }: ClusterReader, part: string, mode: AutomationMode): boolean {
  if (part === "scheduler" || part === "kubelet") return automation[part] === mode;
  return controllersOf(part).every((name) => automation.controllers.includes(name) === (mode === "auto"));
}

function switchKubelet(draft: ClusterDraft, mode: AutomationMode): void {
  draft.automation = { ...draft.automation, kubelet: mode };
  wakeAllKubelets(draft);
}
