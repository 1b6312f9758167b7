import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Pod, ResourceRequirements } from "../model/pod.ts";
import { appOf } from "../model/pod-creation.ts";
import { CPU, GIB, MEMORY, MIB } from "../model/resources.ts";
import { type BoardApp, boardOf, FORECAST_MS } from "./forecast.ts";
import type { Situation } from "./framework.ts";

/** What somebody asks for who knows what is used: so much of it, in percent. */
const REQUEST_PERCENT = 120;
/** And as a limit of memory, so that a busy hour or a small leak kills nobody. */
const LIMIT_PERCENT = 220;

/** Most people need so long from hearing figures to declaring others. */
const THINKING_MS = 27_000;
/** So long people wait to see what became of a change. */
const NEW_MS = 12_000;
/** What an app uses without requests says nothing. */
const BUSY_RPS = 20;

const PINNED_PERCENT = 95;
const SHORT_PERCENT = 115;
const MUCH_CPU_MILLI = 500;
const MUCH_MEMORY_BYTES = 1 * GIB;

/** Figures that people write down are round. */
const CPU_STEP_MILLI = 50;
const MEMORY_STEP_BYTES = 64 * MIB;

/** What an app really uses, as far as Nodes have told. */
interface Told {
  readonly cpuMilli: number;
  /** Of the instance that uses least: one that leaks uses more every minute. */
  readonly memoryBytes: number;
  /** Of the one that uses most. */
  readonly mostMemoryBytes: number;
}

type Resize = Extract<Command, { readonly type: "setResources" }>;

/** Makes promises true: after what the Nodes told, or after what hurts. */
export function resizing(situation: Situation): readonly Command[] {
  const { reader, character } = situation;
  const apps = boardOf(reader);
  if (character === "clumsy") return guesses(situation, apps);
  // What nobody outside asks anything may take what is left.
  const served = apps.filter((app) => app.peakWithin(FORECAST_MS) > 0);
  return served.flatMap((app) => {
    const known = resourcesOf(app);
    const told = toldOf(reader, app.name, character);
    const trouble = troubleOf(reader, app.name);
    if (told === undefined || known === undefined || !isWrong(known, told, trouble)) return [];
    const fails = (app.traffic?.failedRps ?? 0) > 0;
    const starves = isThrottled(known, told) || isShortOfPromise(known, told);
    const acts = character === "perfect" || hurts(reader, trouble, known, told) || (fails && starves);
    return acts ? [truth(app.name, known, told)] : [];
  });
}

const resourcesOf = ({ deployment }: BoardApp): ResourceRequirements | undefined =>
  deployment.spec.template.spec.containers[0]?.resources;

/** A good player knows that figures of a quiet hour are no figures; the others take time to think of any. */
function toldOf(
  { usageReports, now }: ClusterReader,
  app: string,
  character: Situation["character"],
): Told | undefined {
  const told = [...usageReports.values()].filter(
    (report) =>
      report.app === app &&
      (character === "perfect" ? report.rps >= BUSY_RPS : report.at <= now - THINKING_MS),
  );
  if (told.length === 0) return undefined;
  const memory = told.map(({ memoryBytes }) => memoryBytes);
  return {
    cpuMilli: Math.max(...told.map(({ cpuMilli }) => cpuMilli)),
    memoryBytes: Math.min(...memory),
    mostMemoryBytes: Math.max(...memory),
  };
}

/** It asks for twice what it uses, and others could do something with the difference. */
const isGreedy = ({ requests }: ResourceRequirements, told: Told): boolean =>
  isTwice(requests[CPU] ?? 0, told.cpuMilli, MUCH_CPU_MILLI) ||
  isTwice(requests[MEMORY] ?? 0, told.memoryBytes, MUCH_MEMORY_BYTES);

const isTwice = (promised: number, used: number, much: number): boolean =>
  promised > 2 * used && promised - used > much;

/** It uses all the CPU that it may: who knows how much it wants. */
const isThrottled = ({ limits }: ResourceRequirements, told: Told): boolean =>
  told.cpuMilli * 100 >= (limits[CPU] ?? Number.POSITIVE_INFINITY) * PINNED_PERCENT;

/** It lives on CPU that nobody promised it, and gets less as soon as a neighbour wants more. */
const isShortOfPromise = ({ requests }: ResourceRequirements, told: Told): boolean =>
  told.cpuMilli * 100 > (requests[CPU] ?? 0) * SHORT_PERCENT;

/** Far from what is used: too much promised, nothing at all, or no room below the limit. */
function isWrong(resources: ResourceRequirements, told: Told, { killed }: Trouble): boolean {
  const limit = resources.limits[MEMORY];
  if (isThrottled(resources, told) || isShortOfPromise(resources, told)) return true;
  if (isGreedy(resources, told) || limit === undefined || resources.requests[MEMORY] === undefined)
    return true;
  // With so much room below its limit it is the app that is wrong, and no limit will do.
  const isLeak = limit >= 2 * told.memoryBytes;
  return !isLeak && (killed || limit * 4 < told.mostMemoryBytes * 5);
}

function truth(deployment: string, { requests, limits }: ResourceRequirements, told: Told): Resize {
  if (isThrottled({ requests, limits }, told)) {
    return { type: "setResources", deployment, requests: {}, limits: { cpu: 3 * (limits[CPU] ?? 0) } };
  }
  const memory = roundUp((told.memoryBytes * REQUEST_PERCENT) / 100, MEMORY_STEP_BYTES);
  const cpu = roundUp((told.cpuMilli * REQUEST_PERCENT) / 100, CPU_STEP_MILLI);
  const limit = roundUp((told.memoryBytes * LIMIT_PERCENT) / 100, MEMORY_STEP_BYTES);
  const cpuLimit = limits[CPU];
  return {
    type: "setResources",
    deployment,
    requests: { cpu: isFar(requests[CPU] ?? 0, cpu) ? cpu : (requests[CPU] ?? cpu), memory },
    limits: { memory: limit, ...(cpuLimit !== undefined && cpuLimit < cpu && { cpu }) },
  };
}

const isFar = (before: number, after: number): boolean => before > after * 1.5 || before < after * 0.85;

const roundUp = (amount: number, step: number): number => Math.ceil(amount / step) * step;

/** What everybody can see of an app that is not well. */
interface Trouble {
  readonly waits: boolean;
  readonly killed: boolean;
  readonly evicted: boolean;
  /** Some of it is so new that nobody knows yet whether it is well. */
  readonly isNew: boolean;
}

function troubleOf(reader: ClusterReader, app: string): Trouble {
  const pods = [...reader.pods.values()].filter(({ metadata }) => appOf(metadata.labels) === app);
  return {
    waits: pods.some(({ spec }) => spec.nodeName === undefined),
    killed: pods.some(wasKilled),
    evicted: pods.some(({ status }) => status.reason === "Evicted"),
    isNew: pods.some(({ metadata }) => metadata.creationTimestamp > reader.now - NEW_MS),
  };
}

const wasKilled = ({ status }: Pod): boolean =>
  status.containerStatuses.some(({ state, lastState }) =>
    [state, lastState].some((one) => one?.type === "terminated" && one.reason === "OOMKilled"),
  );

/** Most people change what hurts: an app that waits, is killed or evicted, and who asks too much while others wait. */
function hurts(
  reader: ClusterReader,
  { waits, killed, evicted }: Trouble,
  known: ResourceRequirements,
  told: Told,
): boolean {
  return waits || killed || evicted || (isGreedy(known, told) && reader.queue.size > 0);
}

/** Turns a wheel when something hurts, without asking how much is used. */
function guesses({ reader, rng, slips }: Situation, apps: readonly BoardApp[]): readonly Command[] {
  const hurt = apps.filter(({ name }) => {
    const { waits, killed, evicted, isNew } = troubleOf(reader, name);
    return (waits || killed || evicted) && !isNew;
  });
  if (hurt.length === 0) return [];
  const app = rng.pick(hurt);
  const known = resourcesOf(app);
  if (known === undefined) return [];
  const { waits, killed } = troubleOf(reader, app.name);
  const percent = slips ? rng.between(80, 130) : waits ? 70 : 150;
  const memory = part(known.requests[MEMORY] ?? 1024 * MIB, percent, 12 * GIB);
  const cpu = part(known.requests[CPU] ?? 200, waits ? percent : 100, 6000);
  const limit = killed ? part(known.limits[MEMORY] ?? memory, percent, 14 * GIB) : 0;
  return [
    {
      type: "setResources",
      deployment: app.name,
      requests: { cpu, memory: limit > 0 ? Math.min(memory, limit) : memory },
      limits: limit > 0 ? { memory: limit } : {},
    },
  ];
}

const part = (amount: number, percent: number, most: number): number =>
  Math.min(most, Math.round((amount * percent) / 100));
