import { defined } from "../../util/defined.ts";
import type { LabelSelector } from "../selector.ts";
import type { Job } from "../workload.ts";
import { readMetadata } from "./metadata.ts";
import { readNonNegative, readReplicas } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import { readPodTemplate } from "./pod.ts";
import { readConditions } from "./pod-status.ts";
import type { ObjectReader } from "./reader.ts";
import { checkRestartPolicy } from "./selected-template.ts";

const DEFAULT_BACKOFF_LIMIT = 6;
const LABEL_JOB_NAME = "batch.kubernetes.io/job-name";

const UNMODELLED = [
  "backoffLimitPerIndex",
  "completionMode",
  "managedBy",
  "manualSelector",
  "maxFailedIndexes",
  "podFailurePolicy",
  "podReplacementPolicy",
  "selector",
  "successPolicy",
  "suspend",
  "ttlSecondsAfterFinished",
];

/**
 * A Job. Its Pods are found by a label that they get here.
 * Simplified: by the Job's name, where Kubernetes takes the Job's uid, which does not exist yet; a selector of one's own
 * has no effect.
 * Source: kubernetes/kubernetes `pkg/apis/batch/validation/validation.go`, `pkg/registry/batch/job/strategy.go`, v1.35.
 */
export const jobParser = defineParser("Job", ["batch/v1"], (reader): Job => {
  const metadata = readMetadata(reader, { namespaced: true });
  const specReader = reader.object("spec");
  const labels = { [LABEL_JOB_NAME]: metadata.name, "job-name": metadata.name };
  const given = readPodTemplate(specReader);
  const template = { ...given, labels: { ...given.labels, ...labels } };
  const selector: LabelSelector = {
    matchLabels: { [LABEL_JOB_NAME]: metadata.name },
    matchExpressions: [],
  };
  const parallelism = readReplicas(specReader, "parallelism", 1);
  const spec = defined({
    parallelism,
    // Without `completions`, Kubernetes calls the Job done when one Pod succeeded and the rest ended.
    completions: readReplicas(specReader, "completions", specReader.has("parallelism") ? parallelism : 1),
    backoffLimit: readNonNegative(specReader, "backoffLimit", DEFAULT_BACKOFF_LIMIT),
    activeDeadlineSeconds: specReader.has("activeDeadlineSeconds")
      ? readNonNegative(specReader, "activeDeadlineSeconds", 0)
      : undefined,
    selector,
    template,
  });
  if (reader.strict) checkJobRestartPolicy(specReader, template);
  specReader.unmodelled(...UNMODELLED);
  specReader.close();
  return { kind: "Job", metadata, spec, status: readStatus(reader) };
});

/** A Job's Pods have to end, so the usual default of the restart policy does not do. */
function checkJobRestartPolicy(reader: ObjectReader, template: Job["spec"]["template"]): void {
  if (reader.object("template").object("spec").has("restartPolicy")) {
    checkRestartPolicy(reader, template, ["OnFailure", "Never"]);
  } else {
    const path = reader.at("template.spec.restartPolicy");
    reader.errors.required(path, 'valid values: "OnFailure", "Never"');
  }
}

function readStatus(parent: ObjectReader): Job["status"] {
  const reader = parent.object("status");
  if (reader.strict) return { active: 0, ready: 0, succeeded: 0, failed: 0, conditions: [] };
  return defined({
    active: reader.integer("active", 0),
    ready: reader.integer("ready", 0),
    succeeded: reader.integer("succeeded", 0),
    failed: reader.integer("failed", 0),
    startTime: reader.time("startTime"),
    completionTime: reader.time("completionTime"),
    conditions: readConditions<"Complete" | "Failed" | "Suspended">(reader),
  });
}
