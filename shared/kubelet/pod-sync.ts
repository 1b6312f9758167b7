import { type AppBehaviour, DEFAULT_STOP_MS, findImage } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import {
  type ContainerExit,
  type ContainerRuntime,
  isMachineReachable,
  type Machine,
  type PodRuntime,
  runtimeKey,
} from "../model/machine.ts";
import { type GameMs, splitKey } from "../model/meta.ts";
import { type Container, isSidecarContainer } from "../model/pod.ts";
import { gameMs } from "../model/timings.ts";
import { invariant } from "../util/invariant.ts";
import { isAnswering, toExited, toStopping } from "./container-runtime.ts";
import { wakeTraffic, wakeUsage } from "./work.ts";

/** What a container is in its Pod: they start in this order. */
export type ContainerRole = "init" | "sidecar" | "app";

/** A container together with the Pod that is being looked at. */
export interface ContainerView {
  readonly sync: PodSync;
  readonly spec: Container;
  readonly role: ContainerRole;
  readonly runtime: ContainerRuntime;
  /** Missing when the registry does not know the image. */
  readonly behaviour: AppBehaviour | undefined;
}

/** A Pod while its machine's kubelet looks at it. Stages change it through the methods; `save` writes it back. */
export class PodSync {
  readonly draft: ClusterDraft;
  readonly now: GameMs;
  #runtime: PodRuntime;
  #changed = false;
  #forgotten = false;

  constructor(draft: ClusterDraft, runtime: PodRuntime) {
    this.draft = draft;
    this.now = draft.now;
    this.#runtime = runtime;
  }

  get runtime(): PodRuntime {
    return this.#runtime;
  }

  get machine(): Machine {
    const machine = this.draft.machines.get(this.#runtime.nodeName);
    invariant(machine, "a Pod runs on a machine", {
      node: this.#runtime.nodeName,
      pod: this.#runtime.podKey,
    });
    return machine;
  }

  /** The kubelet does by itself what a player would order. */
  get isAuto(): boolean {
    return this.draft.automation.kubelet === "auto";
  }

  get podName(): string {
    return splitKey(this.#runtime.podKey).name;
  }

  /** Seconds of Kubernetes time as game time. */
  ms(seconds: number): GameMs {
    return gameMs(seconds, this.draft.settings.timings);
  }

  /** Init containers first, each list in the order of the spec. */
  containers(): ContainerView[] {
    const { spec, initContainers, containers } = this.#runtime;
    return [
      ...spec.initContainers.map((container) => this.#view(container, initContainers)),
      ...spec.containers.map((container) => this.#view(container, containers)),
    ];
  }

  setPod(patch: Partial<PodRuntime>): void {
    this.#runtime = { ...this.#runtime, ...patch };
    this.#changed = true;
  }

  setContainer(next: ContainerRuntime): void {
    const before = [...this.#runtime.containers, ...this.#runtime.initContainers].find(
      ({ name }) => name === next.name,
    );
    const replace = (list: readonly ContainerRuntime[]): readonly ContainerRuntime[] =>
      list.map((container) => (container.name === next.name ? next : container));
    this.setPod({
      containers: replace(this.#runtime.containers),
      initContainers: replace(this.#runtime.initContainers),
    });
    if (before === undefined || before.state === next.state) {
      if (before !== undefined && isAnswering(before) !== isAnswering(next)) wakeTraffic(this.draft);
      return;
    }
    wakeTraffic(this.draft);
    wakeUsage(this.draft, this.#runtime.nodeName);
  }

  /** Asks a container to end: preStop hook, SIGTERM, and SIGKILL at `killAt`. */
  stop({ spec, runtime }: ContainerView, killAt: GameMs): void {
    const signalAt = Math.min(this.now + this.ms(spec.preStopSeconds ?? 0), killAt);
    this.setContainer(toStopping(runtime, this.now, signalAt, killAt));
  }

  /** A process ended. Whatever trouble it made ends with it; what it wrote to the disk stays. */
  exit({ runtime }: ContainerView, exit: Omit<ContainerExit, "startedAt" | "finishedAt">): void {
    this.setContainer(toExited(runtime, { ...exit, finishedAt: this.now }));
    const { trouble, ...rest } = this.#runtime;
    if (trouble !== undefined) {
      const left = { since: this.now, leakBytesPerSecond: 0, cpuMilli: 0, memoryBytes: 0 };
      this.#runtime =
        trouble.diskBytes > 0 ? { ...rest, trouble: { ...left, diskBytes: trouble.diskBytes } } : rest;
    }
    const { nodeName: node } = this.#runtime;
    this.draft.emit({ type: "ContainerEnded", pod: this.podName, node, reason: exit.reason });
  }

  /** Reports an Event of the Pod. Simplified: what happens while the machine is cut off is never reported. */
  report(type: "Normal" | "Warning", reason: string, message: string): void {
    if (!isMachineReachable(this.machine)) return;
    const { podKey: key } = this.#runtime;
    this.draft.report({ kind: "Pod", key, type, reason, message, source: "kubelet" });
  }

  save(): void {
    if (!this.#changed) return;
    this.#changed = false;
    this.draft.runtimes.set(runtimeKey(this.#runtime.nodeName, this.#runtime.podKey), this.#runtime);
  }

  /** Whether `forget` was called: nothing is left to look at. */
  get isForgotten(): boolean {
    return this.#forgotten;
  }

  /** The machine forgets the Pod. */
  forget(): void {
    this.#forgotten = true;
    const { nodeName, podKey } = this.#runtime;
    this.draft.runtimes.delete(runtimeKey(nodeName, podKey));
    wakeTraffic(this.draft);
    wakeUsage(this.draft, nodeName);
  }

  #view(spec: Container, runtimes: readonly ContainerRuntime[]): ContainerView {
    const runtime = runtimes.find(({ name }) => name === spec.name);
    invariant(runtime, "every container has a runtime", { pod: this.#runtime.podKey, container: spec.name });
    const isInit = runtimes === this.#runtime.initContainers;
    const role = !isInit ? "app" : isSidecarContainer(spec) ? "sidecar" : "init";
    const behaviour = findImage(this.draft.settings.catalogue, spec.image)?.behaviour;
    return { sync: this, spec, role, runtime, behaviour };
  }
}

/** The process runs and its startup probe, if it has one, has succeeded: `started` in the API. */
export const isStarted = ({ spec, runtime }: ContainerView): boolean =>
  (runtime.state === "starting" || runtime.state === "running" || runtime.state === "stopping") &&
  (spec.startupProbe === undefined || runtime.probes.startup?.result === "Success");

/** `ready` in the API. Without a readiness probe a container is ready as soon as it has started. */
export function isContainerReady(view: ContainerView): boolean {
  if (view.role === "init") return view.runtime.state === "exited" && view.runtime.lastExit?.exitCode === 0;
  if (!isStarted(view)) return false;
  return view.spec.readinessProbe === undefined || view.runtime.probes.readiness?.result === "Success";
}

/** Whether a container that ended is started again by the Pod's restart policy. */
export function isRestartable({ sync, role, runtime }: ContainerView): boolean {
  if (sync.runtime.termination !== undefined) return false;
  const { restartPolicy } = sync.runtime.spec;
  const failed = runtime.lastExit?.exitCode !== 0;
  if (role === "sidecar") return true;
  if (restartPolicy === "Never" || (role === "init" && !failed)) return false;
  return restartPolicy === "Always" || failed;
}

/** Whether all containers that have to come first are done, or up where they stay. */
export function isItsTurn({ sync, role, spec }: ContainerView): boolean {
  const before = sync.containers().filter((view) => view.role !== "app");
  const own = role === "app" ? before.length : before.findIndex((view) => view.spec.name === spec.name);
  return before
    .slice(0, own)
    .every((view) => (view.role === "sidecar" ? isStarted(view) : isContainerReady(view)));
}

/** From SIGTERM until the process has ended by itself; never for one that hangs. */
export const stopMsOf = ({ runtime, behaviour }: ContainerView): GameMs =>
  runtime.hung ? Number.POSITIVE_INFINITY : (behaviour?.stopMs ?? DEFAULT_STOP_MS);
