import { isLive } from "../kubelet/container-runtime.ts";
import type { IncidentDefinition } from "./framework.ts";
import { podsInStage, strikePod } from "./targets.ts";

/** A process goes on running but answers nobody. Without probes only a person can notice. */
export const hungContainer: IncidentDefinition = {
  id: "hung-container",
  strikes: "pod",
  warningMs: 0,
  targets: (cluster) => podsInStage(cluster, "running"),
  begin(draft, target) {
    strikePod(draft, target, (sync) => {
      const view = sync.containers().find(({ role, runtime }) => role === "app" && isLive(runtime));
      if (!view || view.runtime.state === "stopping") return;
      sync.setContainer({ ...view.runtime, hung: true, since: draft.now });
      draft.emit({ type: "ContainerHung", pod: target, node: sync.runtime.nodeName });
    });
    return undefined;
  },
};
