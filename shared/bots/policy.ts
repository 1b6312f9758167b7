import type { Command } from "../commands/registry.ts";
import { demandAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameMs } from "../model/meta.ts";
import { isNodeReady } from "../model/node.ts";
import { podRequests } from "../model/pod-requests.ts";
import { CPU, MIB } from "../model/resources.ts";
import { type BoardApp, boardOf } from "./forecast.ts";
import type { Situation } from "./framework.ts";

type SetProfile = Extract<Command, { readonly type: "setSchedulerProfile" }>;
type Weights = SetProfile["weights"];

/** What a policy is for. */
type Aim = "images" | "packing" | "spreading";

/** A Pod of this many millicores needs a machine that others have left alone. */
const LARGE_CPU_MILLI = 6000;
/** An image that is loaded in a moment does not matter. */
const HEAVY_IMAGE_BYTES = 400 * MIB;
/** So far ahead somebody looks who writes the policy before it is needed. */
const AHEAD_MS = 26_000;

const LEAST = { type: "LeastAllocated" } as const;
const MOST = { type: "MostAllocated" } as const;

const POLICIES = {
  images: { weights: { ImageLocality: 60 }, strategy: LEAST },
  packing: {
    weights: { NodeResourcesFit: 40, PodTopologySpread: 0, NodeResourcesBalancedAllocation: 0 },
    strategy: MOST,
  },
  spreading: { weights: { PodTopologySpread: 40 }, strategy: LEAST },
} as const satisfies Record<Aim, Pick<SetProfile, "weights" | "strategy">>;

/**
 * Writes the scheduling policy. A perfect player writes it for what the board says will come; an average one when
 * something is wrong already, for the next time.
 */
export function policing(situation: Situation): readonly Command[] {
  const { reader, character, slips } = situation;
  if (character === "clumsy") return guess(situation);
  const aim =
    character === "perfect" ? aimOf(reader, AHEAD_MS) : isWell(reader) ? undefined : aimOf(reader, 0);
  if (aim === undefined) return [];
  return slips ? guess(situation) : [{ type: "setSchedulerProfile", ...POLICIES[aim] }];
}

/** What matters for the apps that people want within so long; undefined while nobody wants anything. */
function aimOf(reader: ClusterReader, ahead: GameMs): Aim | undefined {
  const wanted = boardOf(reader).filter((app) => app.peakWithin(ahead) > 0 || wantsMore(reader, app, ahead));
  if (wanted.length === 0) return undefined;
  if (wanted.some(isLarge)) return "packing";
  return wanted.some((app) => isUnevenlyLoaded(reader, app)) ? "images" : "spreading";
}

function wantsMore({ settings, now }: ClusterReader, { name }: BoardApp, ahead: GameMs): boolean {
  const demand = settings.catalogue.apps.find((app) => app.name === name)?.demand ?? [];
  return demandAt(demand, now + ahead) > 0;
}

const isLarge = ({ deployment }: BoardApp): boolean =>
  (podRequests({ spec: deployment.spec.template.spec }).requests[CPU] ?? 0) >= LARGE_CPU_MILLI;

/** Some Nodes have its heavy image, others do not: their own reports say so. */
function isUnevenlyLoaded({ nodes }: ClusterReader, { deployment }: BoardApp): boolean {
  const image = deployment.spec.template.spec.containers[0]?.image ?? "";
  const ready = [...nodes.values()].filter(isNodeReady);
  const sizes = ready.map(
    ({ status }) => status.images.find(({ names }) => names.includes(image))?.sizeBytes ?? 0,
  );
  return Math.max(...sizes) >= HEAVY_IMAGE_BYTES && sizes.includes(0);
}

/** Nothing fails, and nobody waits for a Node. */
const isWell = (reader: ClusterReader): boolean =>
  reader.queue.size === 0 && boardOf(reader).every(({ traffic }) => (traffic?.failedRps ?? 0) === 0);

/** Plugins whose names sound as if more of them could not hurt. */
const NICE_NAMES = ["ImageLocality", "PodTopologySpread"] as const;
/** Of 10,000 looks at the panel, how many end with a hand on a slider. */
const FIDGETS_BP = 5000;

/** Moves some slider up, because that is what sliders are for. */
function guess({ rng }: Situation): readonly Command[] {
  if (!rng.chanceBp(FIDGETS_BP)) return [];
  const weights: Weights = { [rng.pick(NICE_NAMES)]: rng.between(5, 20) };
  return [{ type: "setSchedulerProfile", weights, strategy: LEAST }];
}
