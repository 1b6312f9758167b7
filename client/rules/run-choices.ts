import { MAX_RUN } from "../../shared/commands/run-instances.ts";
import { refusalOf } from "../../shared/engine/command-pass.ts";
import { bootMsOf, type EraImage, eraImages, findEraImage, overheadOf } from "../../shared/eras/images.ts";
import { roomFor } from "../../shared/eras/instances.ts";
import { CPU, MEMORY, MIB } from "../../shared/model/resources.ts";
import type { AppRow } from "../../shared/projection/rows.ts";
import type { Refusal } from "../../shared/util/result.ts";
import type { Order } from "./order-board.ts";
import { type Bench, secondsOf } from "./recipe.ts";

/** An image of an app that can be run on one's own machine, and what running it costs. */
export interface RunChoice {
  readonly image: string;
  /** The machine that it was made on; "" while only this one has it. */
  readonly madeOn: string;
  readonly isHere: boolean;
  readonly sizeMi: number;
  /** What is missing of it here, and until that has arrived; 0 where nothing is. */
  readonly fetchMi: number;
  readonly fetchSeconds: number;
  /** From the start until it answers, with the boot of its own system. */
  readonly startSeconds: number;
  /** What the system costs that every instance carries; 0 where it carries none. */
  readonly systemCpuMilli: number;
  readonly systemMi: number;
  /** What one instance asks for in all. */
  readonly cpuMilli: number;
  readonly memoryMi: number;
  /** How many more fit here. */
  readonly room: number;
  /** How many to propose: one's share of what is missing, as far as it fits. */
  readonly proposed: number;
  /** Why not even one can be started. */
  readonly refusal?: Refusal;
}

/** The images of an app in the wanted version that can be run here, ready-made here first. */
export function runChoices(bench: Bench, order: Order, row: AppRow): readonly RunChoice[] {
  const { era, reader, seat } = bench;
  const machine = reader.machines.get(seat.nodeName);
  return [...eraImages(era).values()]
    .filter(({ app, name }) => {
      const isThere = machine?.images[name] !== undefined || reader.publishedImages.has(name);
      return app.id === order.app.id && isThere;
    })
    .map((image) => choiceOf(bench, order, row, image))
    .sort((a, b) => Number(b.isHere) - Number(a.isHere) || a.memoryMi - b.memoryMi);
}

function choiceOf(bench: Bench, order: Order, row: AppRow, image: EraImage): RunChoice {
  const { era, reader, seat } = bench;
  const { name } = image;
  const machine = reader.machines.get(seat.nodeName);
  const overhead = overheadOf(era, image);
  const [systemCpuMilli, systemMi] = [overhead[CPU] ?? 0, Math.round((overhead[MEMORY] ?? 0) / MIB)];
  const missing = image.layers.filter(({ digest }) => machine?.layers[digest] === undefined);
  const bytes = missing.reduce((sum, layer) => sum + layer.bytes, 0);
  const refusal = refusalOf(reader, { seat, command: { type: "runInstances", image: name, count: 1 } });
  const room = Math.min(MAX_RUN, roomFor(reader, era, image, seat.nodeName));
  return {
    image: name,
    madeOn: reader.publishedImages.get(name)?.nodeName ?? "",
    isHere: machine?.images[name] !== undefined,
    sizeMi: Math.round(image.layers.reduce((sum, layer) => sum + layer.bytes, 0) / MIB),
    fetchMi: Math.round(bytes / MIB),
    fetchSeconds: secondsOf((bytes * 1000) / (machine?.bandwidthBytesPerSecond ?? 1)),
    startSeconds: secondsOf(startMs(bench, row, image)),
    systemCpuMilli,
    systemMi,
    cpuMilli: row.cpuMilli + systemCpuMilli,
    memoryMi: row.memoryMi + systemMi,
    room,
    proposed: Math.max(1, Math.min(room, Math.ceil(order.toDo / Math.max(1, reader.nodes.size)))),
    ...(refusal && { refusal }),
  };
}

/** The row tells it for the image that is ordered; another system boots for another time. */
function startMs({ era }: Bench, row: AppRow, image: EraImage): number {
  const ordered = findEraImage(era, row.image);
  return row.startMs - (ordered ? bootMsOf(era, ordered) : 0) + bootMsOf(era, image);
}

/** What one more copy of an app takes for somebody with an empty machine: what the eras differ in. */
export interface CopyCost {
  readonly actions: number;
  readonly seconds: number;
  readonly memoryMi: number;
  readonly systemMi: number;
}

/** By hand all steps again; else one action, and what the image costs. */
export function copyCost(
  bench: Bench,
  order: Order,
  row: AppRow,
  steps: readonly { seconds: number }[],
): CopyCost {
  const image = findEraImage(bench.era, order.app.id);
  if (bench.era.workplace === "server" || image === undefined) {
    const seconds = steps.reduce((sum, step) => sum + step.seconds, 0) + secondsOf(row.startMs);
    return { actions: steps.length, seconds, memoryMi: row.memoryMi, systemMi: 0 };
  }
  const best = runChoices(bench, order, row)[0] ?? choiceOf(bench, order, row, image);
  return {
    actions: 1,
    seconds: best.startSeconds,
    memoryMi: best.memoryMi,
    systemMi: best.systemMi,
  };
}
