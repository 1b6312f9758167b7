import type { ClusterDraft } from "./cluster-draft.ts";
import { isMachineReachable, type Machine } from "./machine.ts";

/** Name of the controller that judges Nodes, and of its work queue. */
export const NODE_LIFECYCLE = "nodelifecycle";

/**
 * Writes a machine whose power, network or attendance may have changed. Kubelets send heartbeats all the time; we note
 * only the moments when they begin and cease to be heard, and wake the node controller then.
 * Every such change has to pass here; other fields of a machine may be written directly.
 */
export function putMachine(draft: ClusterDraft, machine: Machine): void {
  const before = draft.machines.get(machine.nodeName);
  const { silentSince, ...rest } = machine;
  if (isMachineReachable(machine)) draft.machines.set(machine.nodeName, rest);
  else draft.machines.set(machine.nodeName, { ...rest, silentSince: silentSince ?? draft.now });
  const wasHeard = before !== undefined && isMachineReachable(before);
  if (wasHeard !== isMachineReachable(machine)) draft.enqueue(NODE_LIFECYCLE, machine.nodeName);
}
