import type { IntOrPercent } from "../workload.ts";
import { MAX_REPLICAS } from "./limits.ts";
import { percentProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

/** An integer that may not be negative. Source: ValidateNonnegativeField, v1.35. */
export function readNonNegative(reader: ObjectReader, name: string, fallback: number): number {
  const value = reader.integer(name, fallback);
  checkAtLeast(reader, name, value, 0);
  return value;
}

export function checkAtLeast(reader: ObjectReader, name: string, value: number, least: number): void {
  if (reader.strict && value < least) {
    reader.errors.invalid(reader.at(name), value, `must be greater than or equal to ${least}`);
  }
}

/** How many Pods are wanted: not negative, and not more than a classroom can bear. */
export function readReplicas(reader: ObjectReader, name: string, fallback: number): number {
  const value = readNonNegative(reader, name, fallback);
  checkAtMostReplicas(reader, name, value);
  return value;
}

export function checkAtMostReplicas(reader: ObjectReader, name: string, value: number): void {
  if (reader.strict && value > MAX_REPLICAS) {
    reader.errors.invalid(reader.at(name), value, `must be less than or equal to ${MAX_REPLICAS}`);
  }
}

/**
 * A number or a percentage, as maxSurge is.
 * Source: kubernetes/kubernetes `pkg/apis/apps/validation/validation.go` ValidatePositiveIntOrPercent, v1.35.
 */
export function readIntOrPercent(reader: ObjectReader, name: string): IntOrPercent | undefined {
  const value = reader.raw(name);
  if (value === undefined) return undefined;
  if (typeof value === "number") return readNonNegative(reader, name, 0);
  if (typeof value !== "string") {
    reader.errors.typeInvalid(reader.at(name), value, "integer or percentage");
    return undefined;
  }
  if (reader.strict) {
    const problems = percentProblems(value);
    reader.errors.invalidAll(reader.at(name), value, problems);
    if (problems.length === 0 && Number(value.slice(0, -1)) > 100) {
      reader.errors.invalid(reader.at(name), value, "must not be greater than 100%");
    }
  }
  return value;
}

/** A port of a container, Service or Node. `isWanted`: 0 is not allowed to stand for "none". */
export function readPort(reader: ObjectReader, name: string, isWanted: boolean): number {
  const port = reader.integer(name, 0);
  if (!reader.strict) return port;
  if (port === 0 && isWanted && !reader.has(name)) reader.errors.required(reader.at(name));
  else if ((port !== 0 || isWanted) && (port < 1 || port > 65_535)) {
    reader.errors.invalid(reader.at(name), port, "must be between 1 and 65535, inclusive");
  }
  return port;
}
