import { defined } from "../../util/defined.ts";
import type { PodDisruptionBudget } from "../workload.ts";
import { readSelector } from "./labels.ts";
import { readMetadata } from "./metadata.ts";
import { readIntOrPercent } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import { readConditions } from "./pod-status.ts";
import type { ObjectReader } from "./reader.ts";

/**
 * A PodDisruptionBudget.
 * Simplified: a missing selector, which matches no Pod, becomes an expression that no Pod can satisfy.
 * Source: kubernetes/kubernetes `pkg/apis/policy/validation/validation.go`, v1.35.
 */
export const podDisruptionBudgetParser = defineParser(
  "PodDisruptionBudget",
  ["policy/v1"],
  (reader): PodDisruptionBudget => {
    const metadata = readMetadata(reader, { namespaced: true });
    const specReader = reader.object("spec");
    const spec = defined({
      selector: readSelector(specReader, "selector") ?? MATCHES_NOTHING,
      minAvailable: readIntOrPercent(specReader, "minAvailable"),
      maxUnavailable: readIntOrPercent(specReader, "maxUnavailable"),
      unhealthyPodEvictionPolicy: specReader.word(
        "unhealthyPodEvictionPolicy",
        ["AlwaysAllow", "IfHealthyBudget"],
        "IfHealthyBudget",
      ),
    });
    if (reader.strict && spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
      const detail = "minAvailable and maxUnavailable cannot be both set";
      reader.errors.invalid("spec", specReader.json, detail);
    }
    specReader.close();
    return { kind: "PodDisruptionBudget", metadata, spec, status: readStatus(reader) };
  },
);

const MATCHES_NOTHING: PodDisruptionBudget["spec"]["selector"] = {
  matchLabels: {},
  matchExpressions: [
    { key: "none", operator: "Exists", values: [] },
    { key: "none", operator: "DoesNotExist", values: [] },
  ],
};

function readStatus(parent: ObjectReader): PodDisruptionBudget["status"] {
  const reader = parent.object("status");
  const count = (name: string): number => (reader.strict ? 0 : reader.integer(name, 0));
  return {
    disruptionsAllowed: count("disruptionsAllowed"),
    currentHealthy: count("currentHealthy"),
    desiredHealthy: count("desiredHealthy"),
    expectedPods: count("expectedPods"),
    observedGeneration: count("observedGeneration"),
    disruptedPods: reader.strict ? {} : readDisrupted(reader.object("disruptedPods")),
    conditions: reader.strict ? [] : readConditions<"DisruptionAllowed">(reader),
  };
}

function readDisrupted(reader: ObjectReader): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const pod of Object.keys(reader.json).sort()) times[pod] = reader.time(pod) ?? 0;
  return times;
}
