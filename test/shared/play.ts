import type { Command } from "../../shared/commands/registry.ts";
import { WATCHERS } from "../../shared/engine/passes.ts";
import { step } from "../../shared/engine/step.ts";
import { podColumns } from "../../shared/kubelet/pod-columns.ts";
import type { AppBehaviour, AppSpec, ImageLayer, ImageSpec } from "../../shared/model/catalogue.ts";
import { ClusterDraft } from "../../shared/model/cluster-draft.ts";
import type { Automation, ClusterState } from "../../shared/model/cluster-state.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { type Machine, type PodRuntime, runtimeKey } from "../../shared/model/machine.ts";
import { namespacedKey } from "../../shared/model/meta.ts";
import { newContainer } from "../../shared/model/new-objects.ts";
import { type Pod, type PodStatus, podCondition } from "../../shared/model/pod.ts";
import { MIB } from "../../shared/model/resources.ts";
import { FACILITATOR_SEAT, ROOM_SEAT, type Seat } from "../../shared/model/seat.ts";
import type { Service } from "../../shared/model/service.ts";
import { TICK_MS, type TIMINGS } from "../../shared/model/timings.ts";
import type { Refusal } from "../../shared/util/result.ts";
import { cluster, machine, node, type PodOptions, pod } from "../builders.ts";

/** A layer of so many MiB; equal names are the same layer. */
export const layer = (name: string, mebibytes: number): ImageLayer => ({
  digest: `sha256:${name}`,
  label: name,
  bytes: mebibytes * MIB,
});

/** An app that behaves well: it starts at once and uses little. */
export const behaviour = (changes: Partial<AppBehaviour> = {}): AppBehaviour => ({
  startMs: 0,
  rpsPerInstance: 100,
  cpuIdleMilli: 0,
  cpuMicroPerRps: 0,
  memoryIdleBytes: 0,
  memoryBytesPerRps: 0,
  leakBytesPerSecond: 0,
  neverReady: false,
  errorBp: 0,
  ...changes,
});

/** An image of one layer of 25 MiB (one second on the builders' machine), unless said otherwise. */
export const image = (name: string, changes: Partial<ImageSpec> = {}): ImageSpec => ({
  name,
  layers: [layer(name, 25)],
  behaviour: behaviour(),
  missing: false,
  ...changes,
});

/** A Pod with one container of an image, on a Node. Its label `app` is the image without tag. */
export const podOf = (
  name: string,
  imageName: string,
  options: PodOptions & { container?: object } = {},
): Pod =>
  pod(name, {
    node: "tokyo-1",
    ...options,
    metadata: { labels: { app: imageName.split(":")[0] ?? "" }, ...options.metadata },
    spec: {
      containers: [
        newContainer({
          name: "app",
          image: imageName,
          resources: { requests: options.requests ?? {}, limits: {} },
          ...options.container,
        }),
      ],
      ...options.spec,
    },
    status: { phase: "Pending", ...options.status },
  });

export interface PlayOptions {
  readonly images?: readonly ImageSpec[];
  readonly apps?: readonly AppSpec[];
  readonly pods?: readonly Pod[];
  readonly services?: readonly Service[];
  readonly machines?: readonly Machine[];
  readonly automation?: Partial<Automation>;
  readonly timings?: keyof typeof TIMINGS;
  readonly seed?: string;
}

/** A small cluster that is played tick by tick through `step`, as a server would. */
export class Play {
  state: ClusterState;
  readonly events: GameEvent[] = [];

  constructor(options: PlayOptions = {}) {
    const machines = options.machines ?? [machine("tokyo-1")];
    const empty = cluster({
      timings: options.timings ?? "upstream",
      seed: options.seed ?? "test",
      automation: { kubelet: "auto", controllers: ["endpointslice"], ...options.automation },
    });
    const catalogue = { apps: options.apps ?? [], images: options.images ?? [image("web:v1")] };
    const settings = { ...empty.settings, catalogue };
    const draft = new ClusterDraft({ ...empty, settings }, 0, WATCHERS);
    for (const one of machines) {
      draft.machines.set(one.nodeName, one);
      draft.put(
        node(one.nodeName, {
          metadata: { labels: { "topology.kubernetes.io/zone": one.nodeName.split("-")[0] ?? "" } },
        }),
      );
    }
    for (const service of options.services ?? []) draft.put(service);
    for (const one of options.pods ?? []) draft.put(one);
    this.state = draft.finish();
  }

  /** Plays for so many milliseconds of game time. */
  run(ms: number): this {
    for (let i = 0; i < ms / TICK_MS; i++) this.#step([]);
    return this;
  }

  /** Plays one tick with commands of a seat; returns why each was refused, or undefined. */
  give(seat: Seat, ...commands: readonly Command[]): (Refusal | undefined)[] {
    return this.#step(commands.map((command) => ({ seat, command })));
  }

  /** The same as the Node seat of a machine. */
  onNode(nodeName: string, ...commands: readonly Command[]): (Refusal | undefined)[] {
    return this.give({ id: nodeName, role: "node", nodeName }, ...commands);
  }

  asRoom(...commands: readonly Command[]): (Refusal | undefined)[] {
    return this.give(ROOM_SEAT, ...commands);
  }

  asFacilitator(...commands: readonly Command[]): (Refusal | undefined)[] {
    return this.give(FACILITATOR_SEAT, ...commands);
  }

  /** One tick in which something is done to the cluster from outside the rules. */
  change(act: (draft: ClusterDraft) => void): this {
    const draft = new ClusterDraft(this.state, this.state.tick, WATCHERS);
    act(draft);
    this.state = draft.finish();
    return this.run(TICK_MS);
  }

  /** Runs until something holds; fails after a minute of game time. Returns the game time. */
  until(holds: () => boolean, limitMs = 60_000): number {
    for (let i = 0; i < limitMs / TICK_MS; i++) {
      if (holds()) return this.state.now;
      this.#step([]);
    }
    throw new Error(`it did not happen within ${limitMs} ms`);
  }

  pod(name: string): Pod | undefined {
    return this.state.pods.get(namespacedKey("default", name));
  }

  status(name: string): PodStatus {
    const found = this.pod(name);
    if (found === undefined) throw new Error(`no Pod ${name}`);
    return found.status;
  }

  /** The STATUS column; "gone" for a Pod that does not exist. */
  column(name: string): string {
    const found = this.pod(name);
    return found === undefined
      ? "gone"
      : podColumns(found, this.state.now, this.state.settings.timings).status;
  }

  isReady(name: string): boolean {
    const found = this.pod(name);
    return found !== undefined && podCondition(found, "Ready")?.status === "True";
  }

  runtime(name: string, nodeName = "tokyo-1"): PodRuntime | undefined {
    return this.state.runtimes.get(runtimeKey(nodeName, namespacedKey("default", name)));
  }

  machine(nodeName = "tokyo-1"): Machine {
    const found = this.state.machines.get(nodeName);
    if (found === undefined) throw new Error(`no machine ${nodeName}`);
    return found;
  }

  /** Reasons and messages of the Event objects of a Pod, oldest first. */
  reported(name: string): string[] {
    return [...this.state.kubeEvents.values()]
      .filter(({ key }) => key === namespacedKey("default", name) || key === name)
      .map(({ reason, message }) => `${reason}: ${message}`);
  }

  #step(commands: Parameters<typeof step>[1]): (Refusal | undefined)[] {
    const result = step(this.state, commands);
    this.state = result.state;
    this.events.push(...result.events);
    return [...result.refusals];
  }
}
