import { markForDeletion } from "../../model/deletion.ts";
import { keyOf } from "../../model/meta.ts";
import { setInstalled } from "../workbench.ts";
import type { Job } from "./framework.ts";

const WIPE_MS = 2000;

/** Begins anew: the server with all that runs on it, or only what was to become an image. */
export const wipe: Job = {
  durationMs: () => WIPE_MS,
  finish(draft, { era, node }) {
    setInstalled(draft, node, []);
    const machine = draft.machines.get(node);
    if (era.workplace !== "server" || machine === undefined) return;
    for (const pod of draft.nodeInfos.get(node)?.pods ?? []) markForDeletion(draft, keyOf(pod));
    draft.machines.set(node, { ...machine, images: {} });
  },
};
