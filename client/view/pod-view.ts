import { qosClass } from "../../shared/kubelet/qos.ts";
import type { PodTemplateSpec } from "../../shared/model/pod.ts";
import { podRequests } from "../../shared/model/pod-requests.ts";
import { CPU, MEMORY, MIB } from "../../shared/model/resources.ts";
import type { PodRow, RuntimeRow, TemplateRow } from "../../shared/projection/rows.ts";

/** How a Pod looks: its phase and its containers' state in one word. The value of `data-phase` in CSS. */
export type PodLook =
  | "pending"
  | "pulling"
  | "starting"
  | "ready"
  | "not-ready"
  | "failing"
  | "terminating"
  | "done";

/** What a Pod asks for, and how many containers stand in it. */
export interface PodShape {
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly containers: number;
  readonly image: string;
  /** MiB of its memory that are for a system of its own: a virtual machine's. */
  readonly systemMi: number;
  /** How much CPU its first container may use; 0 where nothing is said. */
  readonly cpuLimitMilli: number;
  readonly qos: string;
}

export interface PodView {
  readonly name: string;
  readonly app: string;
  /** Index into the app colours; -1 without an app. */
  readonly style: number;
  /** Empty while it waits. */
  readonly node: string;
  readonly look: PodLook;
  /** The larger of its two shares of a machine, 0 to 1: what its area shows. */
  readonly share: number;
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly containers: number;
  /** How much of its image has arrived, 0 to 1; missing where nobody tells. */
  readonly progress?: number;
  /** It runs but answers nobody; known only to those who see the machine. */
  readonly hung: boolean;
  /** It stands still until the Node's person acts: pulls, starts or restarts. Known only with the machine. */
  readonly needsHand: boolean;
  readonly restarts: number;
  /** Memory used of its limit, 0 to 1; known only to those who see the machine. */
  readonly memoryUse?: number;
  readonly createdTick: number;
}

const shapes = new WeakMap<TemplateRow, PodShape>();
const NO_SHAPE: PodShape = {
  cpuMilli: 0,
  memoryMi: 0,
  containers: 1,
  image: "",
  systemMi: 0,
  cpuLimitMilli: 0,
  qos: "",
};

/** The shape of all Pods of a template; remembered per row, which is never changed in place. */
export function podShape(template: TemplateRow | undefined): PodShape {
  if (template === undefined) return NO_SHAPE;
  const known = shapes.get(template);
  if (known !== undefined) return known;
  // The projection writes this text; its shape is in rows.ts.
  const { spec } = JSON.parse(template.json) as PodTemplateSpec;
  const { requests } = podRequests({ spec });
  const shape: PodShape = {
    cpuMilli: requests[CPU] ?? 0,
    memoryMi: Math.round((requests[MEMORY] ?? 0) / MIB),
    containers: spec.containers.length,
    image: spec.containers[0]?.image ?? "",
    systemMi: Math.round((spec.overhead[MEMORY] ?? 0) / MIB),
    cpuLimitMilli: spec.containers[0]?.resources.limits[CPU] ?? 0,
    qos: qosClass({ spec }),
  };
  shapes.set(template, shape);
  return shape;
}

/** Words of the STATUS column that mean that somebody should look. `Unknown` is the Node's trouble, not the Pod's. */
const TROUBLE = /BackOff|Err|OOMKilled|Evicted|Failed|Invalid|Cannot|DeadlineExceeded|ExitCode|Signal/;

/** A kubelet's stages that go on only by a person's order while the kubelet is played by hand. */
const WAITS_FOR_HAND: readonly string[] = ["image", "pull-failed", "startable", "hung", "crashed"];

/** Whether it waits for somebody to act in its machine. */
export const needsHand = (runtime: RuntimeRow | undefined, kubelet: string): boolean =>
  kubelet === "player" && runtime !== undefined && WAITS_FOR_HAND.includes(runtime.stage);

/** The look of a Pod: by the kubelet's stage where it may be seen, else by what `kubectl get pods` would show. */
export function podLook(pod: PodRow, runtime: RuntimeRow | undefined): PodLook {
  if (pod.deleting) return "terminating";
  if (pod.status === "Completed" || pod.status === "Succeeded") return "done";
  if (TROUBLE.test(pod.status) || runtime?.stage === "crashed" || runtime?.stage === "pull-failed")
    return "failing";
  if (pod.node === "") return "pending";
  if (runtime?.stage === "image" || runtime?.stage === "pulling") return "pulling";
  if (runtime?.stage === "startable" || runtime?.stage === "starting") return "starting";
  if (pod.ready) return runtime?.hung === true ? "not-ready" : "ready";
  if (pod.status === "Running" || pod.status === "Unknown") return "not-ready";
  // A container that is being created: from outside, its image is probably on its way.
  return runtime === undefined ? "pulling" : "starting";
}
