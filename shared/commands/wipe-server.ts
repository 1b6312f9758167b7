import { z } from "zod";
import { beginJob } from "../eras/work.ts";
import { freeHands } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/**
 * Throws away everything that was installed: on the own server with all that runs there, or only what was to become an
 * image. Refused with what `freeHands` says, `NothingInstalled`.
 */
export const wipeServer = defineCommand({
  type: "wipeServer",
  schema: z.strictObject({ type: z.literal("wipeServer") }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type }) {
    const place = freeHands(cluster, seat, type);
    if (!place.ok) return place.refusal;
    return place.value.bench.installed.length > 0 ? undefined : { code: "NothingInstalled", params: {} };
  },
  apply(draft, seat) {
    const { era } = draft.settings;
    if (era !== undefined) beginJob(draft, era, seat.nodeName ?? "", "wipe", "");
  },
});
