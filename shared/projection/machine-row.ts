import type { ImagePull, Machine } from "../model/machine.ts";
import { MIB } from "../model/resources.ts";
import { TICK_MS } from "../model/timings.ts";
import type { MachineRow } from "./rows.ts";

/** The inside of a machine, as its own seat sees it. */
export function machineRow(machine: Machine): MachineRow {
  return {
    node: machine.nodeName,
    power: machine.power,
    network: machine.network,
    attended: machine.attended,
    cpuUsedMilli: machine.cpuUsedMilli,
    memoryUsedMi: mebibytes(machine.memoryUsedBytes),
    diskUsedMi: mebibytes(machine.diskUsedBytes),
    diskMi: mebibytes(machine.diskBytes),
    bandwidthMiPerSecond: mebibytes(machine.bandwidthBytesPerSecond),
    pulls: JSON.stringify(machine.pulls.map(pullOf)),
    images: JSON.stringify(Object.keys(machine.images)),
    warnings: JSON.stringify(machine.warnings.map(({ code, atMs }) => ({ code, tick: atMs / TICK_MS }))),
  };
}

const pullOf = (pull: ImagePull): object => ({
  image: pull.image,
  totalMi: mebibytes(sum(pull.layers.map(({ bytes }) => bytes))),
  remainingMi: mebibytes(sum(pull.layers.map(({ remainingBytes }) => remainingBytes))),
  measuredTick: Math.floor(pull.measuredAt / TICK_MS),
  miPerSecond: mebibytes(pull.bytesPerSecond),
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mebibytes = (bytes: number): number => Math.round(bytes / MIB);
