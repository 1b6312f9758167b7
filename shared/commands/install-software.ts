import { z } from "zod";
import { findEraImage } from "../eras/images.ts";
import { instancesOf, roomFor } from "../eras/instances.ts";
import { findSoftware, missingNeed } from "../eras/software.ts";
import { beginJob } from "../eras/work.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Software } from "../model/era.ts";
import type { Refusal } from "../util/result.ts";
import { imageSchema } from "./arguments.ts";
import { type EraPlace, freeHands } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/**
 * Installs software: on the own server, or in the virtual machine that will become an image. Another version of the same
 * family is replaced, and on a server whatever needs that one falls over. On a server an app starts when it is there.
 * Refused with what `freeHands` says, `SoftwareUnknown` {software}, `AlreadyInstalled` {software: it, or the operating
 * system that is there}, `NeedsFirst` {software, needs: an id or a family}, `NoRoom` {image, room: 0}.
 */
export const installSoftware = defineCommand({
  type: "installSoftware",
  schema: z.strictObject({ type: z.literal("installSoftware"), software: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, software: id }) {
    const place = freeHands(cluster, seat, type);
    if (!place.ok) return place.refusal;
    const { era, bench } = place.value;
    const software = findSoftware(era, id);
    if (software === undefined) return { code: "SoftwareUnknown", params: { software: id } };
    const there = bench.installed.find(
      (other) => other === id || isOtherSystem(place.value, software, other),
    );
    if (there !== undefined) return { code: "AlreadyInstalled", params: { software: there } };
    const needs = missingNeed(era, software, bench.installed);
    if (needs !== undefined) return { code: "NeedsFirst", params: { software: id, needs } };
    return roomRefusal(cluster, place.value, software);
  },
  apply(draft, seat, { software }) {
    const { era } = draft.settings;
    if (era !== undefined) beginJob(draft, era, seat.nodeName ?? "", "install", software);
  },
});

/** An operating system goes only with everything on it: `wipeServer`. */
const isOtherSystem = ({ era }: EraPlace, { kind }: Software, other: string): boolean =>
  kind === "os" && findSoftware(era, other)?.kind === "os";

/** An app that starts at once needs its room, unless it takes the place of an older version. */
function roomRefusal(
  cluster: ClusterReader,
  { era, machine, bench }: EraPlace,
  { id, kind, family }: Software,
): Refusal | undefined {
  const image = era.workplace === "server" && kind === "app" ? findEraImage(era, id) : undefined;
  if (image === undefined) return undefined;
  const older = bench.installed.filter((other) => findSoftware(era, other)?.family === family);
  if (older.some((other) => instancesOf(cluster, machine.nodeName, other).length > 0)) return undefined;
  const room = roomFor(cluster, era, image, machine.nodeName);
  return room > 0 ? undefined : { code: "NoRoom", params: { image: id, room } };
}
