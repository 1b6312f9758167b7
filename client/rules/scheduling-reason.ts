import {
  TAINT_DISK_PRESSURE,
  TAINT_MEMORY_PRESSURE,
  TAINT_NOT_READY,
  TAINT_UNREACHABLE,
  TAINT_UNSCHEDULABLE,
} from "../../shared/model/node.ts";
import type { NodeRefusal } from "../../shared/model/scheduling.ts";

/** What a reason of kube-scheduler means to a player. Each names a sentence in every language. */
export type ReasonCode =
  | "insufficientCpu"
  | "insufficientMemory"
  | "insufficientOther"
  | "tooManyPods"
  | "cordoned"
  | "notReady"
  | "memoryPressure"
  | "diskPressure"
  | "taint"
  | "nodeName"
  | "nodeAffinity"
  | "ports"
  | "spread"
  | "podAffinity"
  | "podAntiAffinity"
  | "gates"
  | "other";

export interface Reason {
  readonly code: ReasonCode;
  /** kube-scheduler's own words. */
  readonly kube: string;
}

const TAINT_CODES: readonly (readonly [taint: string, code: ReasonCode])[] = [
  [TAINT_NOT_READY, "notReady"],
  [TAINT_UNREACHABLE, "notReady"],
  [TAINT_MEMORY_PRESSURE, "memoryPressure"],
  [TAINT_DISK_PRESSURE, "diskPressure"],
  [TAINT_UNSCHEDULABLE, "cordoned"],
];

const BY_PLUGIN: Readonly<Record<string, ReasonCode>> = {
  NodeUnschedulable: "cordoned",
  TaintToleration: "taint",
  NodeName: "nodeName",
  NodeAffinity: "nodeAffinity",
  NodePorts: "ports",
  PodTopologySpread: "spread",
  SchedulingGates: "gates",
};

/** The meaning of every reason with which a Node was refused, each meaning once. */
export function reasonsOf(refusals: readonly NodeRefusal[]): readonly Reason[] {
  const found = new Map<ReasonCode, Reason>();
  for (const { plugin, reasons } of refusals) {
    for (const kube of reasons) {
      const code = codeOf(plugin, kube);
      if (!found.has(code)) found.set(code, { code, kube });
    }
  }
  return [...found.values()];
}

function codeOf(plugin: string, reason: string): ReasonCode {
  if (reason === "Insufficient cpu") return "insufficientCpu";
  if (reason === "Insufficient memory") return "insufficientMemory";
  if (reason.startsWith("Insufficient ")) return "insufficientOther";
  if (reason === "Too many pods") return "tooManyPods";
  if (plugin === "TaintToleration") {
    const known = TAINT_CODES.find(([taint]) => reason.includes(taint));
    if (known) return known[1];
  }
  if (plugin === "InterPodAffinity")
    return reason.includes("anti-affinity") ? "podAntiAffinity" : "podAffinity";
  return BY_PLUGIN[plugin] ?? "other";
}
