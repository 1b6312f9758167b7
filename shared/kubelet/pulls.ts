import { type Catalogue, findImage } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { registryState } from "../model/incident.ts";
import type { ImagePull, LayerPull, Machine } from "../model/machine.ts";
import type { GameMs } from "../model/meta.ts";
import { isPublished } from "../model/published-image.ts";
import { gameMs } from "../model/timings.ts";
import { collectGarbage, diskUsedBytes, hasImage } from "./disk.ts";
import { MACHINE_WORK, wakePodsOf } from "./work.ts";

/*
 * Pulls of one machine go one after another, in the order in which they were asked for, as the kubelet does by default
 * (serializeImagePulls). The first has the whole bandwidth; a layer that is on disk by then is not pulled again. So the
 * order matters: what is needed first should stand first, and an image costs less after one it shares layers with.
 * Nothing is written while bytes arrive: progress follows from the moment of the last change and the rate.
 */

/** How long a registry takes to refuse, in seconds of Kubernetes time. */
const REFUSAL_SECONDS = 5;

/** A pull that is over. */
export interface PullOutcome {
  readonly image: string;
  readonly orderedAt: GameMs;
  readonly startedAt: GameMs;
  readonly endedAt: GameMs;
  /** Why it failed, in the runtime's words; missing when the image is here. */
  readonly error?: string;
}

/** What is missing on the disk, less what arrived before another pull went first. */
function wantedLayers(catalogue: Catalogue, machine: Machine, pull: ImagePull): LayerPull[] {
  return (findImage(catalogue, pull.image)?.layers ?? [])
    .filter(({ digest }) => machine.layers[digest] === undefined)
    .map(
      ({ digest, bytes }) =>
        pull.layers.find((known) => known.digest === digest) ?? { digest, bytes, remainingBytes: bytes },
    );
}

/** Puts an image at the end of the line; `first` puts it, or moves it, to the front. */
export function orderPull(draft: ClusterDraft, node: string, imageName: string, first = false): void {
  const machine = draft.machines.get(node);
  const image = defaultImageTag(imageName);
  if (machine === undefined || hasImage(machine, image)) return;
  const known = machine.pulls.find((pull) => pull.image === image);
  if (known !== undefined && !first) return;
  const pull = known ?? newPull(draft, machine, image);
  const others = machine.pulls.filter((other) => other !== known).map((other) => paused(other, draft.now));
  setPulls(draft, machine, first ? [pull, ...others] : [...machine.pulls, pull]);
}

function newPull(draft: ClusterDraft, machine: Machine, image: string): ImagePull {
  const pull = { image, orderedAt: draft.now, layers: [], measuredAt: draft.now, bytesPerSecond: 0 };
  return { ...pull, layers: wantedLayers(draft.settings.catalogue, machine, pull) };
}

/** Takes an image out of the line. What was loaded of it so far is lost. */
export function dropPull(draft: ClusterDraft, node: string, imageName: string): void {
  const machine = draft.machines.get(node);
  const image = defaultImageTag(imageName);
  if (machine?.pulls.some((pull) => pull.image === image)) {
    setPulls(
      draft,
      machine,
      machine.pulls.filter((pull) => pull.image !== image),
    );
  }
}

/** Whoever stands first now begins now. */
function setPulls(draft: ClusterDraft, machine: Machine, [first, ...others]: readonly ImagePull[]): void {
  const begins = first !== undefined && first.startedAt === undefined;
  const next = begins ? { ...first, measuredAt: draft.now } : first;
  draft.machines.set(machine.nodeName, { ...machine, pulls: next ? [next, ...others] : [] });
  draft.enqueue(MACHINE_WORK, machine.nodeName);
  wakePodsOf(draft, machine.nodeName);
}

/** The pull with what has arrived until `now` taken off. */
function settled(pull: ImagePull, now: GameMs): ImagePull {
  let arrived = Math.floor((pull.bytesPerSecond * (now - pull.measuredAt)) / 1000);
  if (arrived <= 0) return pull;
  const layers = pull.layers.map((layer) => {
    const bytes = Math.min(arrived, layer.remainingBytes);
    arrived -= bytes;
    return bytes === 0 ? layer : { ...layer, remainingBytes: layer.remainingBytes - bytes };
  });
  return { ...pull, layers, measuredAt: now };
}

/** A pull that another one overtakes keeps what it has. */
function paused(pull: ImagePull, now: GameMs): ImagePull {
  const { failsAt: _fails, startedAt: _started, ...rest } = settled(pull, now);
  return { ...rest, bytesPerSecond: 0, measuredAt: now };
}

const remaining = (pull: ImagePull): number =>
  pull.layers.reduce((sum, { remainingBytes }) => sum + remainingBytes, 0);

/**
 * Brings a machine's pulls up to now: ends those that are done or refused, begins the next, sets the timer for the end
 * of the first. Returns what ended, in order.
 */
export function advancePulls(draft: ClusterDraft, node: string): readonly PullOutcome[] {
  const outcomes: PullOutcome[] = [];
  let freeSince = 0;
  for (;;) {
    const machine = draft.machines.get(node);
    const first = machine?.pulls[0];
    if (machine === undefined || first === undefined || machine.power !== "on") return outcomes;
    const pull = running(draft, machine, first, freeSince);
    const endsAt = pull.failsAt ?? finishOf(pull);
    if (endsAt === undefined || endsAt > draft.now) {
      if (pull !== first) draft.machines.set(node, { ...machine, pulls: [pull, ...machine.pulls.slice(1)] });
      if (endsAt !== undefined) draft.enqueueAt(MACHINE_WORK, node, endsAt);
      return outcomes;
    }
    outcomes.push(endPull(draft, machine, pull, endsAt));
    freeSince = endsAt;
  }
}

/** When all of it is here; undefined while nothing arrives. */
function finishOf(pull: ImagePull): GameMs | undefined {
  const bytes = remaining(pull);
  if (bytes === 0) return pull.measuredAt;
  if (pull.bytesPerSecond === 0) return undefined;
  return pull.measuredAt + Math.ceil((bytes * 1000) / pull.bytesPerSecond);
}

/** The first pull as it goes on from now: begun if it was not, at the rate that holds now. */
function running(draft: ClusterDraft, machine: Machine, first: ImagePull, freeSince: GameMs): ImagePull {
  const { catalogue, timings } = draft.settings;
  const registry = registryState(draft.incidents);
  const image = findImage(catalogue, first.image);
  const reachable = machine.network === "up";
  const isThere = image !== undefined && !image.missing && isPublished(draft, image.name);
  const refused = reachable && (!isThere || registry.fails);
  const flows = reachable && !refused;
  const bytesPerSecond = flows
    ? Math.floor((machine.bandwidthBytesPerSecond * registry.speedBp) / 10_000)
    : 0;
  const begins = first.startedAt === undefined;
  if (!begins && first.bytesPerSecond === bytesPerSecond && (first.failsAt !== undefined) === refused)
    return first;
  const at = begins ? Math.max(freeSince, first.measuredAt) : draft.now;
  const { failsAt, ...rest } = begins
    ? { ...first, startedAt: at, layers: wantedLayers(catalogue, machine, first) }
    : settled(first, at);
  const pull = { ...rest, measuredAt: at, bytesPerSecond };
  return refused ? { ...pull, failsAt: failsAt ?? at + gameMs(REFUSAL_SECONDS, timings) } : pull;
}

function endPull(draft: ClusterDraft, machine: Machine, pull: ImagePull, endedAt: GameMs): PullOutcome {
  const node = machine.nodeName;
  const ended = {
    image: pull.image,
    orderedAt: pull.orderedAt,
    startedAt: pull.startedAt ?? endedAt,
    endedAt,
  };
  draft.machines.set(node, { ...machine, pulls: machine.pulls.slice(1) });
  if (pull.failsAt !== undefined) return { ...ended, error: refusalText(draft, pull.image) };
  const bytes = pull.layers.reduce((sum, layer) => sum + layer.bytes, 0);
  collectGarbage(draft, node, bytes);
  const cleaned = draft.machines.get(node) ?? machine;
  if (diskUsedBytes(draft, cleaned) + bytes > cleaned.diskBytes) {
    return { ...ended, error: "write /var/lib/containerd: no space left on device" };
  }
  const layers: Record<string, number> = { ...cleaned.layers };
  // All of the image's layers: garbage collection may just have removed one that was here when the pull began.
  for (const layer of findImage(draft.settings.catalogue, pull.image)?.layers ?? []) {
    layers[layer.digest] = layer.bytes;
  }
  const images = { ...cleaned.images, [pull.image]: { pulledAt: endedAt } };
  draft.machines.set(node, { ...cleaned, layers, images });
  draft.emit({ type: "ImagePulled", node, image: pull.image });
  return ended;
}

function refusalText(draft: ClusterDraft, image: string): string {
  const fails = registryState(draft.incidents).fails;
  return fails
    ? `failed to pull and unpack image "${image}": failed to do request: dial tcp: i/o timeout`
    : `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}
