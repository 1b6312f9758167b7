import type { AppBehaviour, ImageLayer, ImageSpec } from "../model/catalogue.ts";
import type { Hardware } from "../model/machine.ts";
import type { Probe, ResourceRequirements } from "../model/pod.ts";
import { CPU, GIB, MEMORY, MIB } from "../model/resources.ts";

/** An app of the company: what a Deployment, a Service and an image of it are made from. */
export interface CompanyApp {
  /** Also the name of its Deployment and Service. */
  readonly name: string;
  /** Index into the app colours and patterns. */
  readonly style: number;
  readonly image: ImageSpec;
  /** What it asks for, and may use at most. What it really uses follows from the image's behaviour. */
  readonly resources: ResourceRequirements;
  /** Asks whether an instance can answer; until it does, it is sent no requests. Missing: nobody asks. */
  readonly readinessProbe?: Probe;
}

/** The machine of every chapter, so that the figures of the eras compare. */
export const MACHINE: Hardware = {
  cpuMilli: 8000,
  memoryBytes: 16 * GIB,
  diskBytes: 40 * GIB,
  bandwidthBytesPerSecond: 25 * MIB,
};

/** The API's defaults. */
const READINESS_PROBE: Probe = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

const layer = (digest: string, label: string, mebibytes: number): ImageLayer => ({
  digest: `sha256:${digest}`,
  label,
  bytes: mebibytes * MIB,
});

// Shared layers: whoever has pulled web has most of api already. That is what makes the order of pulls matter.
const DEBIAN = layer("debian", "debian", 50);
const NODE = layer("node", "node runtime", 75);
const JVM = layer("jvm", "java runtime", 100);
const PYTHON = layer("python", "python runtime", 90);

/** A healthy app unless said otherwise. */
const HEALTHY = { leakBytesPerSecond: 0, neverReady: false, errorBp: 0 } as const;

interface Recipe {
  readonly name: string;
  readonly style: number;
  readonly layers: readonly ImageLayer[];
  readonly requests: { readonly cpuMilli: number; readonly memoryMi: number };
  readonly limits: { readonly cpuMilli: number; readonly memoryMi: number };
  readonly behaviour: Omit<AppBehaviour, keyof typeof HEALTHY> & Partial<AppBehaviour>;
}

function companyApp({ name, style, layers, requests, limits, behaviour }: Recipe): CompanyApp {
  return {
    name,
    style,
    image: { name: `${name}:v1`, layers, behaviour: { ...HEALTHY, ...behaviour }, missing: false },
    resources: {
      requests: { [CPU]: requests.cpuMilli, [MEMORY]: requests.memoryMi * MIB },
      limits: { [CPU]: limits.cpuMilli, [MEMORY]: limits.memoryMi * MIB },
    },
    readinessProbe: READINESS_PROBE,
  };
}

/** The pages. Small and many. */
export const WEB = companyApp({
  name: "web",
  style: 0,
  layers: [DEBIAN, NODE, layer("web-deps", "web packages", 20), layer("web-v1", "web v1", 5)],
  requests: { cpuMilli: 500, memoryMi: 512 },
  limits: { cpuMilli: 1000, memoryMi: 1024 },
  behaviour: {
    startMs: 1500,
    rpsPerInstance: 100,
    cpuIdleMilli: 50,
    cpuMicroPerRps: 4000,
    memoryIdleBytes: 200 * MIB,
    memoryBytesPerRps: 1 * MIB,
  },
});

/** What the pages ask. Everything else hangs on it. */
export const API = companyApp({
  name: "api",
  style: 1,
  layers: [DEBIAN, NODE, layer("api-deps", "api packages", 40), layer("api-v1", "api v1", 10)],
  requests: { cpuMilli: 1000, memoryMi: 1024 },
  limits: { cpuMilli: 2000, memoryMi: 2048 },
  behaviour: {
    startMs: 2000,
    rpsPerInstance: 100,
    cpuIdleMilli: 100,
    cpuMicroPerRps: 7000,
    memoryIdleBytes: 400 * MIB,
    memoryBytesPerRps: 2 * MIB,
  },
});

/** Many open connections: little CPU, much memory, and it leaks: it has to be restarted now and then. */
export const CHAT = companyApp({
  name: "chat",
  style: 2,
  layers: [DEBIAN, NODE, layer("chat-deps", "chat packages", 25), layer("chat-v1", "chat v1", 5)],
  requests: { cpuMilli: 500, memoryMi: 2048 },
  limits: { cpuMilli: 1000, memoryMi: 3072 },
  behaviour: {
    startMs: 2000,
    rpsPerInstance: 80,
    cpuIdleMilli: 50,
    cpuMicroPerRps: 4000,
    memoryIdleBytes: 900 * MIB,
    memoryBytesPerRps: 6 * MIB,
    leakBytesPerSecond: 16 * MIB,
  },
});

/** Puts players into matches: hungry for CPU, slow to start. */
export const MATCHMAKING = companyApp({
  name: "matchmaking",
  style: 3,
  layers: [
    DEBIAN,
    JVM,
    layer("matchmaking-deps", "matchmaking jars", 60),
    layer("matchmaking-v1", "matchmaking v1", 15),
  ],
  requests: { cpuMilli: 2000, memoryMi: 3072 },
  limits: { cpuMilli: 3000, memoryMi: 4096 },
  behaviour: {
    startMs: 3500,
    rpsPerInstance: 100,
    cpuIdleMilli: 200,
    cpuMicroPerRps: 14_000,
    memoryIdleBytes: 1024 * MIB,
    memoryBytesPerRps: 5 * MIB,
  },
});

/** Keeps the tables in memory. */
export const RANKING = companyApp({
  name: "ranking",
  style: 4,
  layers: [DEBIAN, JVM, layer("ranking-deps", "ranking jars", 35), layer("ranking-v1", "ranking v1", 15)],
  requests: { cpuMilli: 1000, memoryMi: 5120 },
  limits: { cpuMilli: 1500, memoryMi: 6144 },
  behaviour: {
    startMs: 3000,
    rpsPerInstance: 100,
    cpuIdleMilli: 100,
    cpuMicroPerRps: 7000,
    memoryIdleBytes: 3600 * MIB,
    memoryBytesPerRps: 3 * MIB,
  },
});

/** Works out the rewards of a season: half a machine in one piece. */
export const BATCH = companyApp({
  name: "batch",
  style: 5,
  layers: [DEBIAN, PYTHON, layer("batch-deps", "number crunching", 75), layer("batch-v1", "batch v1", 10)],
  requests: { cpuMilli: 4000, memoryMi: 8192 },
  limits: { cpuMilli: 6000, memoryMi: 10_240 },
  behaviour: {
    startMs: 2500,
    rpsPerInstance: 200,
    cpuIdleMilli: 300,
    cpuMicroPerRps: 15_000,
    memoryIdleBytes: 4096 * MIB,
    memoryBytesPerRps: 8 * MIB,
  },
});
