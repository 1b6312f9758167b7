import { defaultImageTag } from "./image-name.ts";
import type { GameMs } from "./meta.ts";

/** One layer of an image. Layers with the same digest are the same bytes: stored and pulled once. */
export interface ImageLayer {
  readonly digest: string;
  /** What is inside, shown to players, as in "ubuntu", "node runtime", "web v1". */
  readonly label: string;
  readonly bytes: number;
}

/**
 * How an application behaves once its container runs. It belongs to the image, so a bad version is an image
 * that behaves badly. Durations are game time.
 */
export interface AppBehaviour {
  /** From the start of the process until it can answer. */
  readonly startMs: GameMs;
  /** Requests per second that one instance can serve. */
  readonly rpsPerInstance: number;
  readonly cpuIdleMilli: number;
  /** CPU for each request per second, in thousandths of a millicore so that small apps stay integer. */
  readonly cpuMicroPerRps: number;
  readonly memoryIdleBytes: number;
  readonly memoryBytesPerRps: number;
  /** Memory lost for good every second of running; 0 for an app that does not leak. */
  readonly leakBytesPerSecond: number;
  /** The process ends with exit code 1 this long after its start; missing: it does not. */
  readonly crashAfterMs?: GameMs;
  /** It never becomes ready although it runs. */
  readonly neverReady: boolean;
  /** Of 10,000 requests, how many it answers with an error although it is ready. */
  readonly errorBp: number;
  /** For a task that ends: how long it works before it exits with 0. Missing: it serves for ever. */
  readonly runsForMs?: GameMs;
  /** From SIGTERM until it has ended by itself; missing: `DEFAULT_STOP_MS`. */
  readonly stopMs?: GameMs;
}

/** How long a healthy process takes to end when it is asked to. */
export const DEFAULT_STOP_MS = 500;

/** An image of the registry: how large it is, and what containers made of it do. */
export interface ImageSpec {
  /** With tag, as in "web:v1". */
  readonly name: string;
  readonly layers: readonly ImageLayer[];
  readonly behaviour: AppBehaviour;
  /** The registry does not have it: every pull fails. */
  readonly missing: boolean;
}

/** Demand at a point in time; between points it runs straight. */
export interface DemandPoint {
  readonly atMs: GameMs;
  readonly rps: number;
}

/** An application of the game company: what players see as one colour and pattern. */
export interface AppSpec {
  /** Also the name of its Deployment and Service, as in "web". */
  readonly name: string;
  /** Index into the app colours and patterns, 0 to 5. */
  readonly style: number;
  /** Requests per second over the round; empty for an app without requests. */
  readonly demand: readonly DemandPoint[];
  /** What the business orders over the round, in order of time. Missing: nothing; what is declared is what is wanted. */
  readonly orders?: readonly AppOrder[];
}

/**
 * What the business wants of an app from a moment on. It stands on the board and nowhere else: making it so, or declaring
 * it, is the players' business.
 */
export interface AppOrder {
  readonly atMs: GameMs;
  readonly replicas: number;
  /** The version, with tag as in "web:v2"; missing: whichever runs. */
  readonly image?: string;
  /**
   * From now on people have programs that only understand this version or a later one: what older ones answer is half
   * wrong. An order that a later one replaces before is never due. Missing: nobody minds the old version.
   */
  readonly dueMs?: GameMs;
}

/** Everything that exists to be run in a round. */
export interface Catalogue {
  readonly apps: readonly AppSpec[];
  readonly images: readonly ImageSpec[];
}

/** The wanted requests per second at a moment: straight between points, flat outside them. */
export function demandAt(points: readonly DemandPoint[], now: GameMs): number {
  let before: DemandPoint | undefined;
  for (const point of points) {
    if (point.atMs > now) {
      if (before === undefined) return point.rps;
      const share = (now - before.atMs) / (point.atMs - before.atMs);
      return Math.round(before.rps + (point.rps - before.rps) * share);
    }
    before = point;
  }
  return before?.rps ?? 0;
}

const imagesByName = new WeakMap<Catalogue, ReadonlyMap<string, ImageSpec>>();

/** An image by its full name, with tag; undefined when the registry has never heard of it. */
export function findImage(catalogue: Catalogue, name: string): ImageSpec | undefined {
  let byName = imagesByName.get(catalogue);
  if (byName === undefined) {
    byName = new Map(catalogue.images.map((image) => [image.name, image]));
    imagesByName.set(catalogue, byName);
  }
  return byName.get(defaultImageTag(name));
}

/** What the business wants of an app now: its latest order. */
export const orderAt = ({ orders = [] }: Pick<AppSpec, "orders">, now: GameMs): AppOrder | undefined =>
  orders.findLast(({ atMs }) => atMs <= now);

/**
 * The versions that people's programs understand now, by full image names: the last one that is due, and all that have
 * been ordered since. Undefined while any version will do.
 */
export function understoodImages(
  { orders = [] }: Pick<AppSpec, "orders">,
  now: GameMs,
): readonly string[] | undefined {
  const due = orders.findLastIndex(({ dueMs }, i) => {
    const replacedAt = orders[i + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    return dueMs !== undefined && dueMs <= now && dueMs < replacedAt;
  });
  const known = orders.slice(due).filter(({ atMs }) => atMs <= now);
  return due < 0 ? undefined : known.flatMap(({ image }) => image ?? []);
}
