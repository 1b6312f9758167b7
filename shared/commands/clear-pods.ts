import { z } from "zod";
import { markForDeletion } from "../model/deletion.ts";
import { isPodTerminating } from "../model/pod.ts";
import { defineCommand } from "./framework.ts";

/** Deletes every Pod, gracefully: `kubectl delete pods --all`. For the break between two parts of a round. */
export const clearPods = defineCommand({
  type: "clearPods",
  schema: z.strictObject({ type: z.literal("clearPods") }),
  roles: ["room"],
  isWork: false,
  refusal: () => undefined,
  apply(draft) {
    const keys = [...draft.pods.entries()].filter(([, pod]) => !isPodTerminating(pod)).map(([key]) => key);
    for (const key of keys) markForDeletion(draft, key);
  },
});
