import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { Pass } from "../model/pass.ts";
import type { Controller } from "./framework.ts";
import { CONTROLLERS } from "./registry.ts";

/** Runs every controller that is switched on over its work queue. */
export const controllerPass: Pass = {
  name: "controllers",
  watcher(draft, change) {
    for (const controller of CONTROLLERS) {
      if (!isOn(draft, controller)) continue;
      for (const key of controller.keysFor(draft, change)) draft.enqueue(controller.name, key);
    }
  },
  run(draft) {
    if (draft.work.size === 0) return;
    for (const controller of CONTROLLERS) {
      if (!isOn(draft, controller)) continue;
      for (const key of draft.takeWork(controller.name)) controller.reconcile(draft, key);
    }
  },
};

const isOn = (draft: ClusterDraft, { name, alwaysOn }: Controller): boolean =>
  alwaysOn === true || draft.automation.controllers.includes(name);
