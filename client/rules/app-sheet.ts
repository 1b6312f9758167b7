import type { AppRow, RoundRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { type PodLook, podLook } from "../view/pod-view.ts";
import { forecastOf, peakOf } from "./forecast.ts";
import { listOf } from "./list.ts";
import { wantedOf } from "./wanted.ts";

/**
 * What stands between what is wanted of an app and what is there, the first thing to do first: to `declare` what is
 * ordered, to `release` the version that is, to `make` or `remove` Pods where no controller does, to see why Pods are `failing` or `pending`, to wait while
 * a rollout goes on (`rolling`, or `stuck` past its deadline) or they are `starting` or `leaving`, or nothing (`well`).
 */
export type GapKind =
  | "declare"
  | "make"
  | "remove"
  | "release"
  | "stuck"
  | "failing"
  | "pending"
  | "rolling"
  | "starting"
  | "leaving"
  | "well";

/** An app on the Control Plane's desk: wanted against observed. */
export interface AppSheet {
  readonly row: AppRow;
  /** What counts: the order, or where nobody orders, what is declared. */
  readonly wanted: number;
  /** Undefined where nobody orders. */
  readonly ordered: number | undefined;
  /** Undefined while no controller reads it. */
  readonly declared: number | undefined;
  readonly there: number;
  readonly ready: number;
  readonly gap: GapKind;
  /** How many Pods the gap is about. */
  readonly count: number;
  /** Requests fail now. */
  readonly isFailing: boolean;
}

/** The apps that matter now, in the order of their styles: those wanted, there, or soon asked for. */
export function appSheets(rows: ClusterRows, round: RoundRow): readonly AppSheet[] {
  const hasLoop = listOf(round.controllers).includes("replicaset");
  const looks = looksByApp(rows);
  return [...rows.apps.values()]
    .filter(matters)
    .sort((a, b) => a.style - b.style)
    .map((row) => sheetOf(row, looks.get(row.name) ?? [], hasLoop));
}

/** Apps of later in the round show up when they are wanted or their requests come into sight. */
export const matters = (app: AppRow): boolean =>
  app.replicas > 0 || app.pods > 0 || app.readyPods > 0 || app.ordered > 0 || peakOf(forecastOf(app)).rps > 0;

function looksByApp(rows: ClusterRows): ReadonlyMap<string, readonly PodLook[]> {
  const looks = new Map<string, PodLook[]>();
  for (const pod of rows.pods.values()) {
    const known = looks.get(pod.app);
    const look = podLook(pod, undefined);
    if (known) known.push(look);
    else looks.set(pod.app, [look]);
  }
  return looks;
}

function sheetOf(row: AppRow, looks: readonly PodLook[], hasLoop: boolean): AppSheet {
  const ordered = row.ordered < 0 ? undefined : row.ordered;
  const declared = hasLoop ? row.replicas : undefined;
  const wanted = wantedOf(row);
  const count = (...wantedLooks: readonly PodLook[]): number =>
    looks.filter((look) => wantedLooks.includes(look)).length;
  const gaps: readonly (readonly [GapKind, number])[] = [
    ["declare", declared === undefined || ordered === undefined ? 0 : Math.abs(ordered - declared)],
    ["make", hasLoop ? 0 : Math.max(0, wanted - row.pods)],
    ["remove", hasLoop ? 0 : Math.max(0, row.pods - wanted)],
    ["release", row.orderedImage !== "" && row.orderedImage !== row.image ? wanted : 0],
    ["stuck", row.rollout === "stuck" ? Math.max(1, wanted - row.updatedPods) : 0],
    ["failing", count("failing")],
    ["pending", count("pending")],
    ["rolling", row.rollout === "progressing" ? Math.max(0, row.pods - row.updatedPods) : 0],
    ["starting", count("pulling", "starting", "not-ready")],
    ["leaving", hasLoop ? Math.max(0, row.pods - row.replicas) : 0],
  ];
  const [gap, missing] = gaps.find(([, amount]) => amount > 0) ?? (["well", 0] as const);
  return {
    row,
    wanted,
    ordered,
    declared,
    there: row.pods,
    ready: row.readyPods,
    gap,
    count: missing,
    isFailing: row.failedRps > 0,
  };
}
