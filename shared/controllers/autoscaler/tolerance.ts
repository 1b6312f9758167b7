/**
 * How far usage may be off before anything moves: a tenth to either side.
 * Simplified: an autoscaler cannot have a tolerance of its own.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/config/v1alpha1/defaults.go`, v1.35.
 */
export const DEFAULT_TOLERANCE = 0.1;

export const isWithinTolerance = (ratio: number, tolerance: number): boolean =>
  1 - tolerance <= ratio && ratio <= 1 + tolerance;
