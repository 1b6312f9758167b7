import type { Taint } from "../../shared/model/node.ts";
import { TAINT_NOT_READY, TAINT_UNREACHABLE, TAINT_UNSCHEDULABLE } from "../../shared/model/node.ts";
import type { MachineRow, NodeRow } from "../../shared/projection/rows.ts";

/** One of the two sums of a Node, in the unit of the row. */
export interface GaugeView {
  readonly capacity: number;
  readonly reserved: number;
  /** Known only to those who see the machine. */
  readonly used?: number;
}

export interface NodeView {
  readonly name: string;
  readonly zone: string;
  readonly ready: boolean;
  readonly cordoned: boolean;
  /** Its Pods are being moved away. */
  readonly draining: boolean;
  /** Keys of the taints that somebody put there; those that the control plane sets by itself have a picture already. */
  readonly taints: readonly string[];
  /** The app that a taint keeps it for; "" where there is none. */
  readonly keptFor: string;
  readonly cpu: GaugeView;
  readonly memory: GaugeView;
  /** Something will go wrong inside; known only to those who see the machine. */
  readonly warned: boolean;
}

/** An image on its way to a machine. */
export interface PullView {
  readonly image: string;
  /** 0 to 1. */
  readonly progress: number;
}

/** What is written on a Node. */
export interface NodeFacts {
  readonly labels: Readonly<Record<string, string>>;
  /** All of them, also those that the control plane sets by itself. */
  readonly taints: readonly Taint[];
}

/** Key of the taint of Nodes that are kept for one app. */
export const DEDICATED = "dedicated";

const OWN_PICTURE: readonly string[] = [TAINT_NOT_READY, TAINT_UNREACHABLE, TAINT_UNSCHEDULABLE];
/** Somebody put this taint there: the others have a picture of their own. */
export const isOwnTaint = (key: string): boolean => !OWN_PICTURE.includes(key);

const facts = new WeakMap<NodeRow, NodeFacts>();

/** Labels and taints of a Node; remembered per row. */
export function nodeFacts(row: NodeRow): NodeFacts {
  const known = facts.get(row);
  if (known !== undefined) return known;
  // The projection writes this text; its shape is in rows.ts.
  const parsed = JSON.parse(row.json) as Partial<NodeFacts>;
  const result = { labels: parsed.labels ?? {}, taints: parsed.taints ?? [] };
  facts.set(row, result);
  return result;
}

/** `reserved` are the sums of the requests of the Pods bound to it: CPU in millicores and memory in MiB. */
export function nodeView(
  row: NodeRow,
  reserved: { readonly cpuMilli: number; readonly memoryMi: number },
  machine: MachineRow | undefined,
): NodeView {
  const used = (amount: number | undefined): { used?: number } =>
    amount === undefined ? {} : { used: amount };
  return {
    name: row.name,
    zone: row.zone,
    ready: row.ready,
    cordoned: row.unschedulable,
    draining: row.draining,
    taints: nodeFacts(row)
      .taints.map(({ key }) => key)
      .filter(isOwnTaint),
    keptFor: nodeFacts(row).taints.find(({ key }) => key === DEDICATED)?.value ?? "",
    cpu: { capacity: row.cpuMilli, reserved: reserved.cpuMilli, ...used(machine?.cpuUsedMilli) },
    memory: { capacity: row.memoryMi, reserved: reserved.memoryMi, ...used(machine?.memoryUsedMi) },
    warned: machine !== undefined && machine.warnings !== "[]" && machine.warnings !== "",
  };
}

interface PullFacts {
  readonly image: string;
  readonly totalMi: number;
  readonly remainingMi: number;
  readonly measuredTick: number;
  readonly miPerSecond: number;
}

const TICKS_PER_SECOND = 10;

/** What a machine is pulling, as far as it must have come by `tick`: rows say where it was and how fast it goes. */
export function pullViews(machine: MachineRow, tick: number): readonly PullView[] {
  if (machine.pulls === "" || machine.pulls === "[]") return [];
  // The projection writes this text; its shape is in rows.ts.
  return (JSON.parse(machine.pulls) as readonly PullFacts[]).map((pull) => {
    const since = Math.max(0, tick - pull.measuredTick) / TICKS_PER_SECOND;
    const remaining = Math.max(0, pull.remainingMi - since * pull.miPerSecond);
    return { image: pull.image, progress: pull.totalMi <= 0 ? 1 : 1 - remaining / pull.totalMi };
  });
}
