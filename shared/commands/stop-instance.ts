import { z } from "zod";
import { benchOf, setInstalled } from "../eras/workbench.ts";
import { markForDeletion } from "../model/deletion.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { eraPlace } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";
import { ownPod } from "./node-seat.ts";

/**
 * Ends an instance on the own machine for good, gracefully. By hand its app is uninstalled with it.
 * Refused with what `eraPlace` and `ownPod` say.
 */
export const stopInstance = defineCommand({
  type: "stopInstance",
  schema: z.strictObject({ type: z.literal("stopInstance"), pod: nameSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, pod }) {
    const place = eraPlace(cluster, seat, type);
    if (!place.ok) return place.refusal;
    const own = ownPod(cluster, seat, pod);
    return own.ok ? undefined : own.refusal;
  },
  apply(draft, seat, { pod }) {
    const podKey = podKeyOf(pod);
    const image = draft.pods.get(podKey)?.spec.containers[0]?.image ?? "";
    const node = seat.nodeName ?? "";
    markForDeletion(draft, podKey);
    const { installed } = benchOf(draft, node);
    if (draft.settings.era?.workplace !== "server" || !installed.includes(image)) return;
    setInstalled(
      draft,
      node,
      installed.filter((id) => id !== image),
    );
    const machine = draft.machines.get(node);
    if (machine === undefined) return;
    const { [image]: _, ...images } = machine.images;
    draft.machines.set(node, { ...machine, images });
  },
});
