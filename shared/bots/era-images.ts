import type { Command } from "../commands/registry.ts";
import { MAX_RUN } from "../commands/run-instances.ts";
import { type EraImage, eraImages } from "../eras/images.ts";
import { roomFor } from "../eras/instances.ts";
import { imageVersion } from "../model/image-name.ts";
import { isPodReady, isPodTerminating, type Pod } from "../model/pod.ts";
import { appOf } from "../model/pod-creation.ts";
import { type Order, ordersOf, placeOf, shareOf } from "./era-orders.ts";
import type { EraSituation } from "./era-situation.ts";

/** An image of the wanted version that can be run here now; one that is on the machine first. */
export function usableImage({ era, reader, machine }: EraSituation, { app }: Order): EraImage | undefined {
  const usable = [...eraImages(era).values()].filter((image) => image.app.id === app.id);
  return (
    usable.find(({ name }) => machine.images[name] !== undefined) ??
    usable.find(({ name }) => reader.publishedImages.has(name))
  );
}

/** Whether everybody can get some image of the wanted version. */
export const isShared = ({ era, reader }: EraSituation, { app }: Order): boolean =>
  [...eraImages(era).values()].some(
    ({ app: { id }, name }) => id === app.id && reader.publishedImages.has(name),
  );

/** Somebody is surely on it already: for so long most people believe that. */
const PATIENCE_MS = 25_000;

/**
 * Apps whose image has to be made, those first that are this seat's to make: everybody begins somewhere else. Whoever has
 * agreed with the others leaves theirs alone, and nobody does what somebody else has just called out to take.
 */
export function imagesToMake(situation: EraSituation): readonly Order[] {
  const { era, reader, machine, character, heard, seat } = situation;
  const all = ordersOf(reader, era);
  const taken = heard.filter((said) => said.call === "i-take" && said.seat !== seat.id);
  const { index, count } = placeOf(reader, machine.nodeName);
  const start = index % all.length;
  const turned = [...all.slice(start), ...all.slice(0, start)];
  const open = turned.filter(
    (order) =>
      (order.wanted > 0 || order.isForecast) &&
      !isShared(situation, order) &&
      !taken.some(({ params }) => params["app"] === order.name),
  );
  const now = open.filter(({ wanted }) => wanted > 0);
  if (character === "clumsy") return now;
  // Where there are many, most teams have two at it: one of them may have misunderstood.
  const isOwn = (turn: number): boolean =>
    turn % count === index || (character === "average" && turn + all.length === index);
  const own = open.filter((order) => isOwn(all.indexOf(order)));
  // What is wanted now comes before what will be.
  const agreed = [...now.filter((order) => own.includes(order)), ...own.filter(({ wanted }) => wanted === 0)];
  if (character === "perfect") return agreed;
  return [...agreed, ...now.filter((order) => !own.includes(order) && order.failedMs > PATIENCE_MS)];
}

/** Starts the instances that are this machine's share, and replaces those of an old version. */
export function runningWork(situation: EraSituation): readonly Command[] {
  const { era, reader, character, rng } = situation;
  const orders = ordersOf(reader, era).filter(({ wanted }) => wanted > 0);
  const sorted = orders.toSorted((a, b) => b.failedRps - a.failedRps);
  if (character === "clumsy") return sorted.length > 0 ? carelessly(situation, rng.pick(sorted)) : [];
  return sorted.flatMap((order) => [...start(situation, order), ...retire(situation, order)]);
}

/** One more where more are wanted, whatever the others do. */
function carelessly(situation: EraSituation, order: Order): readonly Command[] {
  const image = usableImage(situation, order);
  if (image === undefined || order.ready >= order.wanted) return retire(situation, order);
  return [{ type: "runInstances", image: image.name, count: 1 }];
}

const mine = ({ reader }: EraSituation, { name }: Order): readonly Pod[] =>
  [...reader.pods.values()].filter((pod) => appOf(pod.metadata.labels) === name && !isPodTerminating(pod));

const isCurrent = (pod: Pod, { app }: Order): boolean =>
  imageVersion(pod.spec.containers[0]?.image ?? "") === app.id;

function start(situation: EraSituation, order: Order): readonly Command[] {
  const { era, reader, machine } = situation;
  const image = usableImage(situation, order);
  if (image === undefined) return [];
  const place = placeOf(reader, machine.nodeName);
  const share = shareOf(ordersOf(reader, era), order, place, "exact");
  const current = mine(situation, order).filter((pod) => isCurrent(pod, order));
  const room = roomFor(reader, era, image, machine.nodeName);
  const count = Math.min(share - current.length, room, MAX_RUN);
  return count > 0 ? [{ type: "runInstances", image: image.name, count }] : [];
}

/** Ends an old instance when a new one answers in its place, or when there is no room for both. */
function retire(situation: EraSituation, order: Order): readonly Command[] {
  const { era, reader, machine } = situation;
  const image = usableImage(situation, order);
  const own = mine(situation, order);
  const old = own.filter((pod) => !isCurrent(pod, order));
  const [victim] = old;
  if (image === undefined || victim === undefined) return [];
  const current = own.filter((pod) => isCurrent(pod, order));
  const isReplaced =
    current.filter(isPodReady).length >= Math.min(old.length, current.length) && current.length > 0;
  const isHere = machine.images[image.name] !== undefined;
  const hasRoom = roomFor(reader, era, image, machine.nodeName) > 0;
  if (!isReplaced && (hasRoom || !isHere)) return isHere ? [] : [{ type: "pullImage", image: image.name }];
  return [{ type: "stopInstance", pod: victim.metadata.name }];
}
