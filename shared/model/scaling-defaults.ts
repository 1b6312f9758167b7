import type { ScalingRules } from "./workload.ts";

/**
 * How fast an autoscaler grows unless it is told otherwise.
 * Source: kubernetes/kubernetes `pkg/apis/autoscaling/v2/defaults.go` GenerateHPAScaleUpRules, v1.35.
 */
export const DEFAULT_SCALE_UP: ScalingRules = {
  selectPolicy: "Max",
  stabilizationWindowSeconds: 0,
  policies: [
    { type: "Pods", value: 4, periodSeconds: 15 },
    { type: "Percent", value: 100, periodSeconds: 15 },
  ],
};

/** And how fast it shrinks. Source: same file, GenerateHPAScaleDownRules. */
export const DEFAULT_SCALE_DOWN: ScalingRules = {
  selectPolicy: "Max",
  stabilizationWindowSeconds: 300,
  policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
};
