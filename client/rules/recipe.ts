import type { Command } from "../../shared/commands/registry.ts";
import { refusalOf } from "../../shared/engine/command-pass.ts";
import { type EraImage, eraImages, findEraImage, imageName } from "../../shared/eras/images.ts";
import { JOBS } from "../../shared/eras/jobs/registry.ts";
import { findSoftware, recipeOf } from "../../shared/eras/software.ts";
import { benchOf } from "../../shared/eras/workbench.ts";
import type { ClusterReader } from "../../shared/model/cluster-state.ts";
import type { EraRules, LayerOrder, Software, WorkbenchJob } from "../../shared/model/era.ts";
import type { Seat } from "../../shared/model/seat.ts";
import type { Refusal } from "../../shared/util/result.ts";

/** Who works where: what all questions about one's own workbench need. */
export interface Bench {
  readonly era: EraRules;
  /** As `eraReader` makes it. */
  readonly reader: ClusterReader;
  readonly seat: Seat & { readonly nodeName: string };
}

/** What a layer or a step is of; each has its words and its look. */
export type StepKind = "os" | "runtime" | "middleware" | "app" | "save" | "build" | "push";

/** `cached`: a layer that costs nothing any more. `later`: something else comes first. */
export type StepState = "done" | "doing" | "next" | "later" | "cached";

/** One step of what has to be done until an app can run. */
export interface Step {
  readonly kind: StepKind;
  /** Its own name, as in "Node.js 20"; "" where the kind says it all. */
  readonly label: string;
  readonly state: StepState;
  readonly seconds: number;
  /** What a tap on it orders. Missing for the layers of an image, which are built all at once. */
  readonly command?: Command;
  /** Why it cannot be done now, also when it is only not its turn. */
  readonly refusal?: Refusal;
  /** It takes the place of another version. */
  readonly conflict?: Conflict;
}

/** What installing something replaces, and what then has lost its ground. */
export interface Conflict {
  readonly replaces: string;
  /** Labels of apps that are installed here and need what is replaced. */
  readonly breaks: readonly string[];
}

/** How somebody wants to make an image. */
export interface Wish {
  /** Id of the system to begin with, where there is a choice. */
  readonly system: string | undefined;
  readonly order: LayerOrder;
}

/** Whole seconds that something takes at most. */
export const secondsOf = (ms: number): number => Math.ceil(ms / 1000);

/** The steps until an app runs here, or until its image is there for everybody; lowest and first one first. */
export function recipeSteps(bench: Bench, app: Software, wish: Wish): readonly Step[] {
  return bench.era.layered ? buildSteps(bench, app, wish) : installSteps(bench, app, wish);
}

function installSteps(bench: Bench, app: Software, wish: Wish): readonly Step[] {
  const { era, reader, seat } = bench;
  const { installed, job } = benchOf(reader, seat.nodeName);
  const system = systemFor(era, installed, job, wish);
  if (system === undefined) return [];
  const recipe = recipeOf(era, app, system);
  const next = recipe.find(({ id }) => !installed.includes(id));
  const steps = recipe.map((software) => installStep(bench, software, installed, software === next));
  if (era.saveBytesPerSecond === 0) return steps;
  return [...steps, saveStep(bench, app, system, next === undefined)];
}

/** The system that is there already, or on its way; else the one that is wished for. */
export function systemFor(
  { systems }: EraRules,
  installed: readonly string[],
  job: WorkbenchJob | undefined,
  wish: Pick<Wish, "system">,
): Software | undefined {
  return (
    systems.find(({ id }) => installed.includes(id)) ??
    systems.find(({ id }) => job?.type === "install" && job.what === id) ??
    systems.find(({ id }) => id === wish.system) ??
    systems[0]
  );
}

function installStep(bench: Bench, software: Software, installed: readonly string[], isNext: boolean): Step {
  const { id, kind, label, installMs } = software;
  const command: Command = { type: "installSoftware", software: id };
  const conflict = conflictOf(bench.era, software, installed);
  return {
    kind,
    label,
    seconds: secondsOf(installMs),
    command,
    ...stateOf(bench, command, { type: "install", what: id }, installed.includes(id), isNext),
    ...(conflict && { conflict }),
  };
}

/** Of a family only one version can be installed in one place. An app that makes way for its newer version is no loss. */
function conflictOf(
  era: EraRules,
  { id, family, kind }: Software,
  installed: readonly string[],
): Conflict | undefined {
  const old = installed.find((other) => other !== id && findSoftware(era, other)?.family === family);
  if (old === undefined || kind === "app") return undefined;
  const apps = installed.flatMap((other) => findSoftware(era, other) ?? []);
  return {
    replaces: labelOf(era, old),
    breaks: apps.filter(({ needs }) => needs.includes(old)).map(({ label }) => label),
  };
}

/** What a piece of software is called; its id when the era does not know it. */
export const labelOf = (era: EraRules, id: string): string => findSoftware(era, id)?.label ?? id;

function saveStep(bench: Bench, app: Software, system: Software, isNext: boolean): Step {
  const name = imageName(app, system, "code-last");
  const command: Command = { type: "saveImage", app: app.id };
  const isDone = bench.reader.publishedImages.has(name);
  return {
    kind: "save",
    label: name,
    seconds: jobSeconds(bench, "save", name),
    command,
    ...stateOf(bench, command, { type: "save", what: name }, isDone, isNext),
  };
}

function buildSteps(bench: Bench, app: Software, { order }: Wish): readonly Step[] {
  const { era, reader, seat } = bench;
  const image = [...eraImages(era).values()].find((one) => one.app.id === app.id && one.order === order);
  const machine = reader.machines.get(seat.nodeName);
  if (image === undefined || machine === undefined) return [];
  const isBuilt = machine.images[image.name] !== undefined;
  const build: Command = { type: "buildImage", app: app.id, order };
  const push: Command = { type: "pushImage", image: image.name };
  const isPushed = reader.publishedImages.has(image.name);
  return [
    ...layerSteps(bench, image),
    {
      kind: "build",
      label: image.name,
      seconds: jobSeconds(bench, "build", image.name),
      command: build,
      ...stateOf(bench, build, { type: "build", what: image.name }, isBuilt, true),
    },
    {
      kind: "push",
      label: image.name,
      seconds: jobSeconds(bench, "push", image.name),
      command: push,
      ...stateOf(bench, push, { type: "push", what: image.name }, isPushed, isBuilt),
    },
  ];
}

/** A layer costs what installing costs anywhere, or nothing where this machine has it. */
function layerSteps({ reader, seat }: Bench, { layers, name }: EraImage): readonly Step[] {
  const machine = reader.machines.get(seat.nodeName);
  const { job } = benchOf(reader, seat.nodeName);
  const isBuilding = job?.type === "build" && job.what === name;
  let startsAt = job?.beganAt ?? 0;
  return layers.map(({ software, digest, bytes }): Step => {
    const isCached = machine?.layers[digest] !== undefined;
    const bandwidth = machine?.bandwidthBytesPerSecond ?? 1;
    const ms = isCached
      ? 0
      : software.kind === "os"
        ? Math.ceil((bytes * 1000) / bandwidth)
        : software.installMs;
    const isBegun = isBuilding && reader.now >= startsAt;
    startsAt += ms;
    const state = isCached ? "cached" : !isBegun ? "later" : reader.now >= startsAt ? "done" : "doing";
    return { kind: software.kind, label: software.label, state, seconds: secondsOf(ms) };
  });
}

function jobSeconds({ era, reader, seat }: Bench, type: WorkbenchJob["type"], what: string): number {
  return secondsOf(JOBS[type].durationMs(reader, { era, node: seat.nodeName, what }));
}

function stateOf(
  { reader, seat }: Bench,
  command: Command,
  own: Pick<WorkbenchJob, "type" | "what">,
  isDone: boolean,
  isNext: boolean,
): Pick<Step, "state" | "refusal"> {
  const { job } = benchOf(reader, seat.nodeName);
  if (isDone) return { state: "done" };
  if (job?.type === own.type && job.what === own.what) return { state: "doing" };
  const refusal = refusalOf(reader, { seat, command });
  return { state: isNext ? "next" : "later", ...(refusal && { refusal }) };
}

/** The step to take now, if there is one. */
export const nextStep = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ state, command }) => state === "next" && command !== undefined);

/** The job in one's hands. */
export interface JobInHand {
  readonly type: WorkbenchJob["type"];
  /** Label of the software, or name of the image; "" for a wipe. */
  readonly label: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly secondsLeft: number;
}

/** What a pair of hands is busy with, as far as it must have come by now; undefined while it is free. */
export function jobInHand(
  era: EraRules,
  job: WorkbenchJob | undefined,
  nowMs: number,
): JobInHand | undefined {
  if (job === undefined) return undefined;
  const { type, what, beganAt, endsAt } = job;
  const share = endsAt <= beganAt ? 1 : (nowMs - beganAt) / (endsAt - beganAt);
  return {
    type,
    label: findEraImage(era, what) && type !== "install" ? what : labelOf(era, what),
    progress: Math.min(1, Math.max(0, share)),
    secondsLeft: Math.max(0, secondsOf(endsAt - nowMs)),
  };
}
