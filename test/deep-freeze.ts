import { Table } from "../shared/util/table.ts";

const frozen = new WeakSet<object>();

/**
 * Freezes everything that a state holds, so that writing to it throws. What is frozen already is not looked at again:
 * states share most of what they hold.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || frozen.has(value)) return value;
  frozen.add(value);
  if (value instanceof Table) {
    // The tree of a table is its own affair; what it holds is not.
    for (const one of value.values()) deepFreeze(one);
    return value;
  }
  for (const one of Object.values(value)) deepFreeze(one);
  return Object.freeze(value);
}
