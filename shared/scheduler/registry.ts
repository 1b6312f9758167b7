import type { PluginDefinition } from "./framework.ts";
import { defaultPreemption } from "./plugins/default-preemption.ts";
import { imageLocality } from "./plugins/image-locality.ts";
import { interPodAffinity } from "./plugins/inter-pod-affinity.ts";
import { nodeAffinity } from "./plugins/node-affinity.ts";
import { nodeName } from "./plugins/node-name.ts";
import { nodePorts } from "./plugins/node-ports.ts";
import { nodeResourcesBalancedAllocation } from "./plugins/node-resources-balanced-allocation.ts";
import { nodeResourcesFit } from "./plugins/node-resources-fit.ts";
import { nodeUnschedulable } from "./plugins/node-unschedulable.ts";
import { podTopologySpread } from "./plugins/pod-topology-spread.ts";
import { taintToleration } from "./plugins/taint-toleration.ts";

/**
 * Every plugin, in the order in which the default profile asks them. One line each.
 * Simplified: the volume and device plugins are left out; nothing in the game has volumes.
 * Source: kubernetes/kubernetes `pkg/scheduler/apis/config/v1/default_plugins.go`, v1.35.
 */
export const PLUGINS: readonly PluginDefinition[] = [
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  podTopologySpread,
  interPodAffinity,
  defaultPreemption,
  nodeResourcesBalancedAllocation,
  imageLocality,
];
