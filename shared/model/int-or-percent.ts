import type { IntOrPercent } from "./workload.ts";

/**
 * A number as it is, or a percentage of `total` as a whole number. Undefined when the text is not a percentage.
 * Source: k8s.io/apimachinery `pkg/util/intstr/intstr.go` GetScaledValueFromIntOrPercent, v1.35.
 */
export function scaledValue(value: IntOrPercent, total: number, round: "up" | "down"): number | undefined {
  if (typeof value === "number") return value;
  if (!/^[+-]?\d+%$/.test(value)) return undefined;
  const exact = (Number(value.slice(0, -1)) * total) / 100;
  return round === "up" ? Math.ceil(exact) : Math.floor(exact);
}
