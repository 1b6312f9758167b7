import type { AppBehaviour, ImageLayer } from "../../model/catalogue.ts";
import type { ResourceRequirements } from "../../model/pod.ts";
import { CPU, MEMORY } from "../../model/resources.ts";
import { API, BATCH, CHAT, type CompanyApp, MATCHMAKING, RANKING, WEB } from "../company.ts";
import type { MODEL_APPS, OwnApp } from "./app-schema.ts";

const MODELS = {
  web: WEB,
  api: API,
  chat: CHAT,
  matchmaking: MATCHMAKING,
  ranking: RANKING,
  batch: BATCH,
} as const satisfies Record<(typeof MODEL_APPS)[number], CompanyApp>;

/** Colours and patterns that there are. */
const STYLES = [0, 1, 2, 3, 4, 5] as const;
/** Layers of our images that apps share: the system and the runtime. */
const SHARED_LAYERS = 2;

/** Index of each app's colour and pattern: what it asks for, else its model's, else one that no other app has. */
export function stylesOf(apps: readonly OwnApp[]): readonly number[] {
  const taken = new Set(apps.flatMap(({ look }) => (look === undefined ? [] : [look - 1])));
  return apps.map(({ look, like }) => {
    if (look !== undefined) return look - 1;
    const model = MODELS[like].style;
    const style = taken.has(model) ? (STYLES.find((one) => !taken.has(one)) ?? model) : model;
    taken.add(style);
    return style;
  });
}

/** An app that somebody described: a copy of one of ours, with what they changed. */
export function companyAppOf(own: OwnApp, style: number): CompanyApp {
  const model = MODELS[own.like];
  const isRenamed = own.name !== model.name;
  return {
    ...model,
    name: own.name,
    style,
    image: {
      ...model.image,
      name: `${own.name}:v1`,
      layers: isRenamed || own.image !== undefined ? layersOf(own, model.image.layers) : model.image.layers,
      behaviour: behaviourOf(own, model.image.behaviour),
    },
    resources: resourcesOf(own, model.resources),
  };
}

/** The shared layers of the model, and one of its own. */
function layersOf({ name, image }: OwnApp, model: readonly ImageLayer[]): readonly ImageLayer[] {
  const size = model.slice(SHARED_LAYERS).reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...model.slice(0, SHARED_LAYERS),
    { digest: `sha256:own-${name}`, label: `${name} v1`, bytes: image ?? size },
  ];
}

function behaviourOf(
  { uses = {}, serves, starts, leaks, errors }: OwnApp,
  model: AppBehaviour,
): AppBehaviour {
  return {
    ...model,
    startMs: starts ?? model.startMs,
    rpsPerInstance: serves ?? model.rpsPerInstance,
    cpuIdleMilli: uses.cpu ?? model.cpuIdleMilli,
    cpuMicroPerRps: uses.cpuPerRequest === undefined ? model.cpuMicroPerRps : uses.cpuPerRequest * 1000,
    memoryIdleBytes: uses.memory ?? model.memoryIdleBytes,
    memoryBytesPerRps: uses.memoryPerRequest ?? model.memoryBytesPerRps,
    leakBytesPerSecond: leaks ?? model.leakBytesPerSecond,
    errorBp: errors ?? model.errorBp,
  };
}

/** Limits that are not given are those of the model, and never below what is asked for. */
function resourcesOf(
  { requests = {}, limits = {} }: OwnApp,
  model: ResourceRequirements,
): ResourceRequirements {
  const request = (resource: string, given: number | undefined): number =>
    given ?? model.requests[resource] ?? 0;
  const limit = (resource: string, given: number | undefined, asked: number): number =>
    given ?? Math.max(asked, model.limits[resource] ?? 0);
  const cpu = request(CPU, requests.cpu);
  const memory = request(MEMORY, requests.memory);
  return {
    requests: { [CPU]: cpu, [MEMORY]: memory },
    limits: { [CPU]: limit(CPU, limits.cpu, cpu), [MEMORY]: limit(MEMORY, limits.memory, memory) },
  };
}
