import type { Container } from "../../shared/model/pod.ts";
import { CPU, MEMORY, MIB } from "../../shared/model/resources.ts";

/** What one Pod asks for and may use at most: millicores and MiB; 0 where nothing is said. */
export interface ResourceFields {
  readonly cpuRequest: number;
  readonly cpuLimit: number;
  readonly memoryRequest: number;
  readonly memoryLimit: number;
}

/** What a container declares, as the controls show it: millicores and MiB, 0 for nothing. */
export function resourcesOf(container: Pick<Container, "resources"> | undefined): ResourceFields {
  const { requests = {}, limits = {} } = container?.resources ?? {};
  const mebibytes = (bytes: number | undefined): number => Math.round((bytes ?? 0) / MIB);
  return {
    cpuRequest: requests[CPU] ?? 0,
    cpuLimit: limits[CPU] ?? 0,
    memoryRequest: mebibytes(requests[MEMORY]),
    memoryLimit: mebibytes(limits[MEMORY]),
  };
}

/** Amounts that people write down. */
const CPU_STEPS = [
  0, 50, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1400, 1600, 1800, 2000, 2500,
  3000, 3500, 4000, 5000, 6000, 8000,
];
const MEMORY_STEPS = [
  0, 128, 256, 384, 512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048, 2560, 3072, 3584, 4096, 5120, 6144,
  7168, 8192, 10_240, 12_288, 14_336, 16_384,
];

/** Steps of a slider that can stand where it stands now. */
export const cpuSteps = (now: number): readonly number[] => withStep(CPU_STEPS, now);
export const memorySteps = (now: number): readonly number[] => withStep(MEMORY_STEPS, now);

/** Ascending steps with one more, if it is not among them. */
export const withStep = (steps: readonly number[], now: number): readonly number[] =>
  steps.includes(now) ? steps : [...steps, now].sort((a, b) => a - b);

type Amounts = { cpu?: number; memory?: number };

/** The parts of the command that change something: what is not named stays, 0 takes it away. */
export function resourceChanges(
  before: ResourceFields,
  wanted: ResourceFields,
): { readonly requests: Amounts; readonly limits: Amounts } {
  const changed = (cpu: keyof ResourceFields, memory: keyof ResourceFields): Amounts => ({
    ...(wanted[cpu] !== before[cpu] && { cpu: wanted[cpu] }),
    ...(wanted[memory] !== before[memory] && { memory: wanted[memory] * MIB }),
  });
  return {
    requests: changed("cpuRequest", "memoryRequest"),
    limits: changed("cpuLimit", "memoryLimit"),
  };
}
