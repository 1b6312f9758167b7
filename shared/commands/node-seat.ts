import type { ClusterReader } from "../model/cluster-state.ts";
import { type Machine, type PodRuntime, runtimeKey } from "../model/machine.ts";
import type { Seat } from "../model/seat.ts";
import { ok, type Refusal, type Result, refuse } from "../util/result.ts";
import { podKeyOf } from "./arguments.ts";

/** What a Node seat's commands look at: its own machine, and on it one Pod. */
export interface MachineAndPod {
  readonly machine: Machine;
  readonly runtime: PodRuntime;
}

/**
 * The machine of a Node seat, if it is on.
 * Refused with `MachineNotFound` {node}, `MachineOff` {node}, `MachineBooting` {node}.
 */
export function ownMachine(cluster: ClusterReader, seat: Seat): Result<Machine> {
  const node = seat.nodeName ?? "";
  const machine = cluster.machines.get(node);
  if (machine === undefined) return refuse("MachineNotFound", { node });
  if (machine.power === "on") return ok(machine);
  return refuse(machine.power === "off" ? "MachineOff" : "MachineBooting", { node });
}

/**
 * A Pod on the machine of a Node seat. Refused as `ownMachine` is, and with `PodNotHere` {pod, node},
 * `PodTerminating` {pod}.
 */
export function ownPod(cluster: ClusterReader, seat: Seat, pod: string): Result<MachineAndPod> {
  const own = ownMachine(cluster, seat);
  if (!own.ok) return own;
  const node = own.value.nodeName;
  const runtime = cluster.runtimes.get(runtimeKey(node, podKeyOf(pod)));
  if (runtime === undefined) return refuse("PodNotHere", { pod, node });
  if (runtime.termination !== undefined) return refuse("PodTerminating", { pod });
  return ok({ machine: own.value, runtime });
}

/** `DoneByKubelet`: this is not a player's work in this round (any more). */
export const doneByKubelet = (cluster: ClusterReader): Refusal | undefined =>
  cluster.automation.kubelet === "auto" ? { code: "DoneByKubelet", params: {} } : undefined;
