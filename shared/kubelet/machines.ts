import type { ClusterDraft } from "../model/cluster-draft.ts";
import { type ContainerRuntime, type Machine, runtimeKey, runtimePrefix } from "../model/machine.ts";
import { putMachine } from "../model/reachability.ts";
import { isLive, toExited } from "./container-runtime.ts";
import { MACHINE_WORK, WORKBENCH_WORK, wakeMachine, wakePodsOf, wakeTraffic, wakeUsage } from "./work.ts";

/** From power on until the kubelet runs, in game time. */
export const BOOT_MS = 8000;

/** Exit code and reason of whatever ran when the power went, as kubelets report it after a reboot. */
const LOST = { exitCode: 255, reason: "Unknown" } as const;

/** Changes power, network or attendance, and tells everybody whom it concerns. */
function change(draft: ClusterDraft, machine: Machine): void {
  putMachine(draft, machine);
  wakeMachine(draft, machine.nodeName);
  wakePodsOf(draft, machine.nodeName);
  wakeUsage(draft, machine.nodeName);
  wakeTraffic(draft);
}

export function setNetwork(draft: ClusterDraft, node: string, network: Machine["network"]): void {
  const machine = draft.machines.get(node);
  if (machine !== undefined && machine.network !== network) change(draft, { ...machine, network });
}

export function setAttended(draft: ClusterDraft, node: string, attended: boolean): void {
  const machine = draft.machines.get(node);
  if (machine !== undefined && machine.attended !== attended) change(draft, { ...machine, attended });
}

/** Everything that ran is gone at once, and so is what was being pulled. The disk keeps its images. */
export function powerOff(draft: ClusterDraft, node: string): void {
  const machine = draft.machines.get(node);
  if (machine === undefined || machine.power === "off") return;
  const end = { ...LOST, finishedAt: draft.now };
  const lost = (container: ContainerRuntime): ContainerRuntime =>
    isLive(container) ? toExited(container, end) : container;
  for (const runtime of draft.runtimes.withPrefix(runtimePrefix(node))) {
    draft.runtimes.set(runtimeKey(node, runtime.podKey), {
      ...runtime,
      containers: runtime.containers.map(lost),
      initContainers: runtime.initContainers.map(lost),
      startOrdered: false,
    });
  }
  const { bootedAt: _, ...rest } = machine;
  change(draft, { ...rest, power: "off", pulls: [] });
  draft.enqueue(WORKBENCH_WORK, node);
}

/** A machine dies, and an empty one stands in its place, switched off: nothing that was on its disk is left. */
export function loseMachine(draft: ClusterDraft, node: string): void {
  powerOff(draft, node);
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  for (const key of draft.runtimes.keysWithPrefix(runtimePrefix(node))) draft.runtimes.delete(key);
  draft.machines.set(node, { ...machine, layers: {}, images: {} });
}

/** Boots a machine that is off; its kubelet is back `BOOT_MS` later. */
export function powerOn(draft: ClusterDraft, node: string): void {
  const machine = draft.machines.get(node);
  if (machine?.power !== "off") return;
  const bootedAt = draft.now + BOOT_MS;
  change(draft, { ...machine, power: "booting", bootedAt });
  draft.enqueueAt(MACHINE_WORK, node, bootedAt);
}

/** Ends the boot when its time has come. */
export function finishBoot(draft: ClusterDraft, machine: Machine): void {
  if (machine.power !== "booting" || (machine.bootedAt ?? 0) > draft.now) return;
  const { bootedAt: _, ...rest } = machine;
  change(draft, { ...rest, power: "on" });
}

/** Shows the machine's seat what is going to happen to it. */
export function warn(draft: ClusterDraft, node: string, code: string, atMs: number): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  draft.machines.set(node, { ...machine, warnings: [...machine.warnings, { code, atMs }] });
}

export function unwarn(draft: ClusterDraft, node: string, code: string): void {
  const machine = draft.machines.get(node);
  if (!machine?.warnings.some((warning) => warning.code === code)) return;
  draft.machines.set(node, {
    ...machine,
    warnings: machine.warnings.filter((warning) => warning.code !== code),
  });
}
