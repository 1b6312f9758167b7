import type { Pass } from "../model/pass.ts";
import { CONTROLLERS } from "./registry.ts";

/** Runs every controller that is switched on over its work queue. */
export const controllerPass: Pass = {
  name: "controllers",
  watcher(draft, change) {
    for (const controller of CONTROLLERS) {
      if (!draft.automation.controllers.includes(controller.name)) continue;
      for (const key of controller.keysFor(draft, change)) draft.enqueue(controller.name, key);
    }
  },
  run(draft) {
    if (draft.work.size === 0) return;
    for (const controller of CONTROLLERS) {
      if (!draft.automation.controllers.includes(controller.name)) continue;
      for (const key of draft.takeWork(controller.name)) controller.reconcile(draft, key);
    }
  },
};
