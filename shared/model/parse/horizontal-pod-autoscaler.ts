import { defined } from "../../util/defined.ts";
import type { AutoscalerConditionType, HorizontalPodAutoscaler } from "../workload.ts";
import { readMetadata } from "./metadata.ts";
import { checkAtMostReplicas } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import { readConditions } from "./pod-status.ts";
import type { ObjectReader } from "./reader.ts";
import { readBehavior } from "./scaling-rules.ts";

type Spec = HorizontalPodAutoscaler["spec"];

/** Source: kubernetes/kubernetes `pkg/apis/autoscaling/v2/defaults.go`, v1.35. */
const DEFAULT_CPU_PERCENT = 80;

/**
 * A HorizontalPodAutoscaler of API version 2.
 * Simplified: it scales Deployments, by the utilization of one resource; of several metrics none is accepted.
 * Source: kubernetes/kubernetes `pkg/apis/autoscaling/validation/validation.go`, v1.35.
 */
export const horizontalPodAutoscalerParser = defineParser(
  "HorizontalPodAutoscaler",
  ["autoscaling/v2"],
  (reader): HorizontalPodAutoscaler => {
    const metadata = readMetadata(reader, { namespaced: true });
    const specReader = reader.object("spec");
    const spec: Spec = {
      scaleTargetRef: readTarget(specReader),
      minReplicas: specReader.integer("minReplicas", 1),
      maxReplicas: specReader.integer("maxReplicas", 0),
      metric: readMetric(specReader),
      behavior: readBehavior(specReader),
    };
    if (reader.strict) checkSize(specReader, spec);
    specReader.close();
    return { kind: "HorizontalPodAutoscaler", metadata, spec, status: readStatus(reader) };
  },
);

function checkSize(reader: ObjectReader, { minReplicas, maxReplicas }: Spec): void {
  const { errors } = reader;
  if (minReplicas < 1)
    errors.invalid(reader.at("minReplicas"), minReplicas, "must be greater than or equal to 1");
  if (maxReplicas < 1) errors.invalid(reader.at("maxReplicas"), maxReplicas, "must be greater than 0");
  if (maxReplicas < minReplicas) {
    errors.invalid(reader.at("maxReplicas"), maxReplicas, "must be greater than or equal to `minReplicas`");
  }
  checkAtMostReplicas(reader, "maxReplicas", maxReplicas);
}

function readTarget(parent: ObjectReader): Spec["scaleTargetRef"] {
  const reader = parent.object("scaleTargetRef");
  const kind = reader.text("kind");
  const name = reader.text("name");
  if (reader.strict) {
    if (kind === "") reader.errors.required(reader.at("kind"));
    else if (kind !== "Deployment") reader.errors.notSupported(reader.at("kind"), kind, ["Deployment"]);
    if (name === "") reader.errors.required(reader.at("name"));
  }
  reader.unmodelled("apiVersion");
  reader.close();
  return { kind: "Deployment", name };
}

function readMetric(parent: ObjectReader): Spec["metric"] {
  const [first, ...more] = parent.objects("metrics");
  if (first === undefined) return { resource: "cpu", averageUtilization: DEFAULT_CPU_PERCENT };
  if (parent.strict && more.length > 0) parent.errors.tooMany(parent.at("metrics"), more.length + 1, 1);
  first.word("type", ["Resource"], "Resource");
  if (first.strict && !first.has("type"))
    first.errors.required(first.at("type"), "must specify a metric source type");
  const reader = first.object("resource");
  const target = reader.object("target");
  if (reader.strict && !reader.has("name")) {
    reader.errors.required(reader.at("name"), "must specify a resource name");
  }
  const metric = {
    resource: reader.word("name", ["cpu", "memory"], "cpu"),
    averageUtilization: readUtilization(target),
  };
  for (const part of [target, reader, first]) part.close();
  return metric;
}

function readUtilization(reader: ObjectReader): number {
  reader.word("type", ["Utilization"], "Utilization");
  const percent = reader.optionalInteger("averageUtilization");
  if (!reader.strict) return percent ?? DEFAULT_CPU_PERCENT;
  const path = reader.at("averageUtilization");
  if (percent === undefined) reader.errors.required(path, "must set a target utilization");
  else if (percent < 1) reader.errors.invalid(path, percent, "must be greater than 0");
  return percent ?? DEFAULT_CPU_PERCENT;
}

function readStatus(parent: ObjectReader): HorizontalPodAutoscaler["status"] {
  const reader = parent.object("status");
  if (reader.strict) return { currentReplicas: 0, desiredReplicas: 0, conditions: [] };
  const metric = reader.objects("currentMetrics")[0]?.object("resource").object("current");
  return defined({
    currentReplicas: reader.integer("currentReplicas", 0),
    desiredReplicas: reader.integer("desiredReplicas", 0),
    currentUtilization: metric?.optionalInteger("averageUtilization"),
    lastScaleTime: reader.time("lastScaleTime"),
    conditions: readConditions<AutoscalerConditionType>(reader),
  });
}
