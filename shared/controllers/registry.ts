import { deploymentController } from "./deployment.ts";
import { disruptionController } from "./disruption.ts";
import { drainController } from "./drain.ts";
import { endpointSliceController } from "./endpointslice.ts";
import type { Controller } from "./framework.ts";
import { garbageCollector } from "./garbagecollector.ts";
import { horizontalPodAutoscalerController } from "./horizontalpodautoscaling.ts";
import { jobController } from "./job.ts";
import { nodeLifecycleController } from "./nodelifecycle.ts";
import { podGarbageCollector } from "./podgc.ts";
import { replicaSetController } from "./replicaset.ts";
import { taintEvictionController } from "./tainteviction.ts";

/**
 * Every controller, in the order in which they run in a tick. One line each. Whoever makes work for another stands
 * before it, so that a change takes effect in the same tick where it can.
 */
export const CONTROLLERS: readonly Controller[] = [
  nodeLifecycleController,
  taintEvictionController,
  podGarbageCollector,
  garbageCollector,
  drainController,
  horizontalPodAutoscalerController,
  deploymentController,
  replicaSetController,
  jobController,
  disruptionController,
  endpointSliceController,
];
