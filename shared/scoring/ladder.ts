import { ERA_IDS } from "../model/era.ts";
import { NO_TOTALS, type RoundTotals } from "../model/totals.ts";
import {
  actionsPerInstanceMinuteMilli,
  instancesPerMachineMilli,
  paidCpuMicrosPerRequest,
} from "./figures.ts";

/*
 * The claim that the whole course is about: from servers by hand to declared state, operations get cheaper in resources
 * and in work. Here it is held against what a room really played, and nothing of it is taken for granted.
 */

/** Ways of running applications, in the order of the story: the eras, a cluster whose parts are people, and Kubernetes. */
export const WAYS = [...ERA_IDS, "cluster", "declared"] as const;
/** A way of running applications. */
export type Way = (typeof WAYS)[number];

/** Part of a round in which applications were run in one way. */
export interface WayPart {
  readonly way: Way;
  readonly totals: RoundTotals;
  /** Size of one machine. */
  readonly machineCpuMilli: number;
}

/** What a way came to in all rounds of a room. */
export interface Rung {
  readonly way: Way;
  /** Resources: see `paidCpuMicrosPerRequest`. */
  readonly cpuMicrosPerRequest: number;
  readonly instancesPerMachineMilli: number;
  /** Work: see `actionsPerInstanceMinuteMilli`. */
  readonly actionsPerInstanceMinuteMilli: number;
}

/** Less than a minute of one instance says nothing about a way. */
const MIN_INSTANCE_SECONDS = 60;

/** The ways that a room really went, in the order of the story, each with the figures of all its parts together. */
export function ladder(parts: readonly WayPart[]): readonly Rung[] {
  return WAYS.flatMap((way) => {
    const of = parts.filter((part) => part.way === way);
    const totals = sumTotals(of.map((part) => part.totals));
    if (totals.served === 0 || totals.instanceSeconds < MIN_INSTANCE_SECONDS) return [];
    return [
      {
        way,
        cpuMicrosPerRequest: paidCpuMicrosPerRequest(totals),
        instancesPerMachineMilli: instancesPerMachineMilli(totals, of[0]?.machineCpuMilli ?? 0),
        actionsPerInstanceMinuteMilli: actionsPerInstanceMinuteMilli(totals),
      },
    ];
  });
}

/** What became of a figure of which less is better. */
export interface Change {
  /** `same`: within a twentieth. */
  readonly direction: "less" | "same" | "more";
  /** The later figure in basis points of the earlier one; 0 when the earlier one was nothing. */
  readonly ratioBp: number;
}

/** What the room's figures say about the claim. */
export interface Claim {
  readonly from: Way;
  readonly to: Way;
  readonly resources: Change;
  readonly work: Change;
}

/** The first way against the last one; undefined for a room that went one way only. */
export function claimOf(rungs: readonly Rung[]): Claim | undefined {
  const [first, last] = [rungs[0], rungs.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  return {
    from: first.way,
    to: last.way,
    resources: changeOf(first.cpuMicrosPerRequest, last.cpuMicrosPerRequest),
    work: changeOf(first.actionsPerInstanceMinuteMilli, last.actionsPerInstanceMinuteMilli),
  };
}

/** Figures within this of each other are told as the same. */
const SAME_BP = 500;

function changeOf(before: number, after: number): Change {
  if (before === 0)
    return after === 0 ? { direction: "same", ratioBp: 10_000 } : { direction: "more", ratioBp: 0 };
  const ratioBp = Math.round((after * 10_000) / before);
  if (Math.abs(ratioBp - 10_000) <= SAME_BP) return { direction: "same", ratioBp };
  return { direction: ratioBp < 10_000 ? "less" : "more", ratioBp };
}

const FIELDS = Object.keys(NO_TOTALS) as (keyof RoundTotals)[];

/** All of them together. */
export function sumTotals(all: readonly RoundTotals[]): RoundTotals {
  const totals: { -readonly [Field in keyof RoundTotals]: number } = { ...NO_TOTALS };
  for (const one of all) for (const field of FIELDS) totals[field] += one[field];
  return totals;
}
