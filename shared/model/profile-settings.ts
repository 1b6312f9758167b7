/** A point of a function of utilization: percent of a Node's resource that is requested, to a score from 0 to 10. */
export interface UtilizationPoint {
  readonly utilization: number;
  readonly score: number;
}

/** How NodeResourcesFit scores a Node: `scoringStrategy` of its arguments. */
export type FitStrategy =
  | { readonly type: "LeastAllocated" | "MostAllocated" }
  | { readonly type: "RequestedToCapacityRatio"; readonly shape: readonly UtilizationPoint[] };

/**
 * What a cluster changes of kube-scheduler's default profile: `profiles[0]` of a KubeSchedulerConfiguration, as far as it
 * is about preferences. Filters are no part of it: what must not be placed, no profile may place.
 */
export interface ProfileSettings {
  /** Weight of a plugin's score by its name, 0 to 100; 0 disables the score. Plugins that are not named keep theirs. */
  readonly weights: Readonly<Record<string, number>>;
  readonly strategy: FitStrategy;
}

/** kube-scheduler as it comes. */
export const DEFAULT_PROFILE_SETTINGS: ProfileSettings = {
  weights: {},
  strategy: { type: "LeastAllocated" },
};

/** Whether a cluster leaves kube-scheduler as it comes. */
export const isDefaultProfile = ({ weights, strategy }: ProfileSettings): boolean =>
  Object.keys(weights).length === 0 && strategy.type === DEFAULT_PROFILE_SETTINGS.strategy.type;
