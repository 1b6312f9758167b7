import { WORKBENCH_WORK } from "../kubelet/work.ts";
import type { Pass } from "../model/pass.ts";
import { advanceWork } from "./work.ts";

/** The work of the people on their machines. Runs before the kubelet, so that what is made can start at once. */
export const eraPass: Pass = {
  name: "eras",
  run(draft) {
    if (draft.work.size === 0) return;
    const { era } = draft.settings;
    for (const node of draft.takeWork(WORKBENCH_WORK)) if (era !== undefined) advanceWork(draft, era, node);
  },
};
