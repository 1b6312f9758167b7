import { defined } from "../../util/defined.ts";
import type { ProbeType } from "../machine.ts";
import type { Probe } from "../pod.ts";
import { readNonNegative } from "./numbers.ts";
import type { ObjectReader } from "./reader.ts";

/** Source: kubernetes/kubernetes `pkg/apis/core/v1/defaults.go` SetDefaults_Probe, v1.35. */
const DEFAULT_PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

const HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"] as const;

/** The three health checks of a container. */
export function readProbes(
  reader: ObjectReader,
): Partial<Record<"livenessProbe" | "readinessProbe" | "startupProbe", Probe>> {
  return defined({
    livenessProbe: readProbe(reader, "liveness"),
    readinessProbe: readProbe(reader, "readiness"),
    startupProbe: readProbe(reader, "startup"),
  });
}

/** A health check. What it asks (HTTP, TCP, a command) makes no difference in the game, but has to be given. */
export function readProbe(parent: ObjectReader, type: ProbeType): Probe | undefined {
  const reader = parent.optionalObject(`${type}Probe`);
  if (reader === undefined) return undefined;
  const probe = readProbeNumbers(reader);
  const handlers = HANDLERS.filter((handler) => reader.has(handler));
  if (reader.strict) {
    if (handlers.length === 0) reader.errors.required(reader.path, "must specify a handler type");
    for (const handler of handlers.slice(1)) {
      reader.errors.forbidden(reader.at(handler), "may not specify more than 1 handler type");
    }
    if (type !== "readiness" && probe.successThreshold !== 1) {
      reader.errors.invalid(reader.at("successThreshold"), probe.successThreshold, "must be 1");
    }
  }
  reader.unmodelled(...HANDLERS, "terminationGracePeriodSeconds");
  reader.close();
  return probe;
}

/** The times and thresholds of a probe. 0 means the default, as in Kubernetes. */
export function readProbeNumbers(reader: ObjectReader): Probe {
  const number = (name: keyof Probe): number => readNonNegative(reader, name, 0) || DEFAULT_PROBE[name];
  return {
    initialDelaySeconds: number("initialDelaySeconds"),
    periodSeconds: number("periodSeconds"),
    timeoutSeconds: number("timeoutSeconds"),
    successThreshold: number("successThreshold"),
    failureThreshold: number("failureThreshold"),
  };
}
