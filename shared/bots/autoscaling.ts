import { MAX_REPLICAS } from "../commands/arguments.ts";
import type { Command } from "../commands/registry.ts";
import { autoscalerOf } from "../commands/set-autoscaler.ts";
import { findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { HorizontalPodAutoscaler } from "../model/workload.ts";
import { type BoardApp, boardOf, FORECAST_MS } from "./forecast.ts";
import type { Situation } from "./framework.ts";

/** So long before people come somebody who looks ahead wants the first Pods to be there. */
const LEAD_MS = 14_000;
/** How busy Pods are meant to be in the eyes of each kind of player, in percent. */
const TARGETS = { perfect: 55, average: 60 } as const;
/** Of what is asked for, so much fails when an app is overrun, in percent. */
const OVERRUN_PERCENT = 30;
/** A Pod is planned for so much of what it could serve, in percent. */
const PLANNED_LOAD = 80;

type Autoscaler = Extract<Command, { readonly type: "setAutoscaler" }>;

/** Gives apps an autoscaler, and looks after those that have one. */
export function autoscaling(situation: Situation): readonly Command[] {
  const { character, reader } = situation;
  const apps = boardOf(reader)
    .filter((app) => character === "perfect" || !isOrdered(reader, app) || isOverrun(situation, app))
    .toSorted((a, b) => failing(b) - failing(a));
  if (character === "perfect") return apps.flatMap((app) => foresight(situation, app));
  if (character === "average") return apps.flatMap((app) => reaction(situation, app));
  return apps.flatMap((app) => guess(situation, app));
}

const failing = ({ traffic }: BoardApp): number => traffic?.failedRps ?? 0;

/** The board says how many Pods are wanted: most people write that down and leave it at that. */
const isOrdered = ({ settings }: ClusterReader, { name }: BoardApp): boolean =>
  settings.catalogue.apps.some((app) => app.name === name && app.orders !== undefined);

/** Far more people come than anybody has ordered Pods for. */
const isOverrun = ({ character }: Situation, app: BoardApp): boolean =>
  character === "average" && failing(app) * 100 > (app.traffic?.demandRps ?? 0) * OVERRUN_PERCENT;

/** Raises the floor before a peak that the board shows, and lowers it when others need the room. */
function foresight({ reader }: Situation, app: BoardApp): readonly Command[] {
  const min = Math.max(1, podsFor(reader, app, app.peakWithin(LEAD_MS)));
  const max = Math.min(MAX_REPLICAS, Math.max(min, 2 * podsFor(reader, app, app.peakWithin(FORECAST_MS)), 2));
  const known = autoscalerOf(reader, app.name)?.spec;
  if (known !== undefined) {
    const { minReplicas, maxReplicas } = known;
    const isTooLow = min > minReplicas + slack(minReplicas) || max > maxReplicas + slack(maxReplicas);
    // Room that nobody needs is given back at once when others wait for it.
    const isTooHigh = min < minReplicas - (isWaiting(reader) ? 0 : 2 * slack(minReplicas));
    if (!isTooLow && !isTooHigh) return [];
  }
  return [wanted(app, { min, max, targetUtilization: TARGETS.perfect })];
}

/** Pods find no Node. */
const isWaiting = ({ queue }: ClusterReader): boolean =>
  [...queue.values()].some(({ where }) => where === "unschedulable");

/** Nobody touches an autoscaler for a Pod more or less. */
const slack = (replicas: number): number => Math.max(1, Math.ceil(replicas / 4));

/** Waits until something fails or is about to grow, then lets Kubernetes do it. */
function reaction({ reader, slips }: Situation, app: BoardApp): readonly Command[] {
  const known = autoscalerOf(reader, app.name)?.spec;
  const { replicas } = app.deployment.spec;
  if (known === undefined) {
    const grows = app.peakWithin(FORECAST_MS / 2) > 1.5 * app.peakWithin(0);
    if (replicas === 0 || (failing(app) === 0 && !grows)) return [];
    const spec = { min: replicas, max: Math.max(8, 3 * replicas), targetUtilization: TARGETS.average };
    return [wanted(app, slips ? { ...spec, scaleDownStabilizationSeconds: 0 } : spec)];
  }
  const isAtLimit = replicas >= known.maxReplicas && failing(app) > 0;
  if (!isAtLimit || known.maxReplicas >= MAX_REPLICAS) return [];
  const max = Math.min(MAX_REPLICAS, known.maxReplicas + Math.ceil(known.maxReplicas / 2));
  return [wanted(app, { ...settingsOf(known), max })];
}

/** Takes figures from somewhere once users complain, and believes that shrinking at once saves money. */
function guess({ reader, rng }: Situation, app: BoardApp): readonly Command[] {
  const { replicas } = app.deployment.spec;
  if (autoscalerOf(reader, app.name) !== undefined || replicas === 0 || failing(app) === 0) return [];
  return [
    wanted(app, {
      min: 1,
      max: replicas + rng.between(1, 4),
      targetUtilization: rng.between(70, 90),
      scaleDownStabilizationSeconds: 0,
    }),
  ];
}

const settingsOf = ({ minReplicas, maxReplicas, metric, behavior }: HorizontalPodAutoscaler["spec"]) => ({
  min: minReplicas,
  max: maxReplicas,
  targetUtilization: metric.averageUtilization,
  scaleDownStabilizationSeconds: behavior.scaleDown.stabilizationWindowSeconds,
});

const wanted = ({ name }: BoardApp, spec: Omit<Autoscaler, "type" | "deployment">): Autoscaler => ({
  type: "setAutoscaler",
  deployment: name,
  ...spec,
});

/** How many Pods serve so many requests with something to spare. */
function podsFor({ settings }: ClusterReader, { deployment }: BoardApp, rps: number): number {
  const image = deployment.spec.template.spec.containers[0]?.image ?? "";
  const each = findImage(settings.catalogue, image)?.behaviour.rpsPerInstance ?? 1;
  return Math.min(MAX_REPLICAS, Math.ceil((rps * 100) / (each * PLANNED_LOAD)));
}
