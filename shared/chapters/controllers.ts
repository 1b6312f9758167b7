/**
 * Controllers of a cluster in which everything runs by itself, in the order of `controllers/registry.ts`. Missing are those
 * that no chapter needs (Jobs), and what always runs.
 */
export const ALL_CONTROLLERS: readonly string[] = [
  "nodelifecycle",
  "tainteviction",
  "podgc",
  "garbagecollector",
  "horizontalpodautoscaling",
  "deployment",
  "replicaset",
  "disruption",
  "endpointslice",
];

/** The same where nobody scales for the players: how many Pods there are is told by them, or by the chapter. */
export const WITHOUT_AUTOSCALING: readonly string[] = ALL_CONTROLLERS.filter(
  (name) => name !== "horizontalpodautoscaling",
);

/** The same where nobody has promised how many Pods stay, either. */
export const BASIC_CONTROLLERS: readonly string[] = WITHOUT_AUTOSCALING.filter(
  (name) => name !== "disruption",
);
