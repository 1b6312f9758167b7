import { findEraImage } from "../../shared/eras/images.ts";
import { findSoftware } from "../../shared/eras/software.ts";
import type { EraRules } from "../../shared/model/era.ts";
import { imageVersion } from "../../shared/model/image-name.ts";
import type { ClusterRows } from "../net/session.ts";
import { type PodOnMachine, podsOnMachine } from "./machine-view.ts";
import { labelOf } from "./recipe.ts";

/** An instance on one's own machine, as a card. */
export interface InstanceOnMachine extends PodOnMachine {
  /** As in "web v1". */
  readonly label: string;
  /** Another version is ordered by now. */
  readonly outdated: boolean;
  /** MiB for the system that it carries. */
  readonly systemMi: number;
  /** By hand: what something replaced and it cannot start without, as in "Node.js 18"; "" where nothing is missing. */
  readonly lacks: string;
}

/** The instances on a machine, who needs a hand first. */
export function instancesOnMachine(
  rows: ClusterRows,
  era: EraRules,
  node: string,
  tick: number,
): readonly InstanceOnMachine[] {
  const lost = lostGround(rows, era, node);
  return podsOnMachine(rows, node, tick, true).map((pod) => {
    const app = findEraImage(era, pod.shape.image)?.app;
    const ordered = rows.apps.get(pod.app)?.image ?? "";
    return {
      ...pod,
      label: app?.label ?? pod.app,
      outdated: ordered !== "" && pod.shape.image !== "" && imageVersion(pod.shape.image) !== ordered,
      systemMi: pod.shape.systemMi,
      lacks: lost.get(app?.id ?? "") ?? "",
    };
  });
}

/** What each app on a server has lost that it needs, by the app's id. */
function lostGround(rows: ClusterRows, era: EraRules, node: string): ReadonlyMap<string, string> {
  const bench = rows.workbenches.get(node);
  if (bench === undefined || era.workplace !== "server") return new Map();
  // The projection writes this text; its shape is in rows.ts.
  const items = JSON.parse(bench.installed) as readonly { readonly id: string; readonly missing: string }[];
  return new Map(
    items
      .filter(({ id, missing }) => missing !== "" && findSoftware(era, id)?.kind === "app")
      .map(({ id, missing }) => [id, labelOf(era, missing)]),
  );
}
