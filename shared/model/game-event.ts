import type { Refusal } from "../util/result.ts";
import type { WorkbenchJob } from "./era.ts";

/**
 * What a step reports beside the new state: for sound and motion, live regions, the timeline and the debrief.
 * They are never read by the rules. Names of Pods and Nodes are table keys without the namespace.
 */
export type GameEvent =
  | { readonly type: "PodCreated"; readonly pod: string; readonly app: string }
  | { readonly type: "PodBound"; readonly pod: string; readonly node: string; readonly by: string }
  | { readonly type: "PodReady"; readonly pod: string; readonly node: string }
  | { readonly type: "PodDeleted"; readonly pod: string; readonly node: string; readonly why: string }
  | { readonly type: "ContainerEnded"; readonly pod: string; readonly node: string; readonly reason: string }
  | { readonly type: "ContainerHung"; readonly pod: string; readonly node: string }
  | { readonly type: "ImagePulled"; readonly node: string; readonly image: string }
  | { readonly type: "ImagePublished"; readonly image: string; readonly node: string }
  | {
      readonly type: "WorkDone";
      readonly node: string;
      readonly job: WorkbenchJob["type"];
      readonly what: string;
    }
  | { readonly type: "NodeNotReady"; readonly node: string }
  | { readonly type: "NodeReady"; readonly node: string }
  | { readonly type: "DrainBegan"; readonly node: string; readonly by: string }
  | { readonly type: "DrainEnded"; readonly node: string; readonly outcome: "drained" | "cancelled" }
  | { readonly type: "IncidentBegan"; readonly incident: string; readonly target: string }
  | { readonly type: "IncidentEnded"; readonly incident: string; readonly target: string }
  | { readonly type: "OutageBegan"; readonly app: string }
  | {
      readonly type: "OutageEnded";
      readonly app: string;
      readonly lastedMs: number;
      /** Requests are answered again; false when nobody asks any more. */
      readonly answers: boolean;
    }
  | {
      readonly type: "Called";
      readonly seat: string;
      readonly call: string;
      readonly params: Refusal["params"];
    }
  | {
      readonly type: "UsageTold";
      readonly node: string;
      readonly app: string;
      readonly cpuMilli: number;
      readonly memoryBytes: number;
    }
  | { readonly type: "AutomationSwitched"; readonly part: string; readonly mode: string }
  | { readonly type: "SchedulerProfileSet"; readonly by: string };
