import type { Condition } from "./meta.ts";

/**
 * A list of conditions with one set. Its place in the list stays, and so does the time of the last transition while
 * the status is the same. The very same list when nothing changes.
 * Source: k8s.io/apimachinery `pkg/api/meta/conditions.go` SetStatusCondition, v1.35.
 */
export function withCondition<C extends Condition>(conditions: readonly C[], next: C): readonly C[] {
  const index = conditions.findIndex((condition) => condition.type === next.type);
  const known = conditions[index];
  if (known === undefined) return [...conditions, next];
  if (known.status === next.status && known.reason === next.reason && known.message === next.message) {
    return conditions;
  }
  const lastTransitionTime =
    known.status === next.status ? known.lastTransitionTime : next.lastTransitionTime;
  return conditions.with(index, { ...next, lastTransitionTime });
}

/** The same list when no condition has this type. */
export const withoutCondition = <C extends Condition>(
  conditions: readonly C[],
  type: C["type"],
): readonly C[] =>
  conditions.some((condition) => condition.type === type)
    ? conditions.filter((condition) => condition.type !== type)
    : conditions;
