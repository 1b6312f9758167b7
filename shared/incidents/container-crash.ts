import { isLive } from "../kubelet/container-runtime.ts";
import type { IncidentDefinition } from "./framework.ts";
import { podsInStage, strikePod } from "./targets.ts";

/** A process ends with an error. Who restarts it depends on who plays the kubelet. */
export const containerCrash: IncidentDefinition = {
  id: "container-crash",
  strikes: "pod",
  warningMs: 0,
  targets: (cluster) => podsInStage(cluster, "running"),
  begin(draft, target) {
    strikePod(draft, target, (sync) => {
      const view = sync.containers().find(({ role, runtime }) => role === "app" && isLive(runtime));
      if (view) sync.exit(view, { exitCode: 1, reason: "Error" });
    });
    return undefined;
  },
};
