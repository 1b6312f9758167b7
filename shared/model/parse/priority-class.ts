import type { PriorityClass } from "../workload.ts";
import { readMetadata } from "./metadata.ts";
import { defineParser } from "./parser.ts";

/** The highest priority that users may define; those of the system lie above it. */
const MAX_USER_PRIORITY = 1_000_000_000;

/** Source: kubernetes/kubernetes `pkg/apis/scheduling/validation/validation.go`, v1.35. */
export const priorityClassParser = defineParser(
  "PriorityClass",
  ["scheduling.k8s.io/v1"],
  (reader): PriorityClass => {
    const metadata = readMetadata(reader, { namespaced: false });
    const priorityClass = {
      kind: "PriorityClass" as const,
      metadata,
      value: reader.integer("value", 0),
      globalDefault: reader.bool("globalDefault"),
      preemptionPolicy: reader.word(
        "preemptionPolicy",
        ["Never", "PreemptLowerPriority"],
        "PreemptLowerPriority",
      ),
    };
    if (reader.strict) {
      if (metadata.name.startsWith("system-")) {
        const detail = "priority class names with 'system-' prefix are reserved for system use only";
        reader.errors.forbidden("metadata.name", detail);
      }
      if (priorityClass.value > MAX_USER_PRIORITY) {
        const detail = `maximum allowed value of a user defined priority is ${MAX_USER_PRIORITY}`;
        reader.errors.forbidden("value", detail);
      }
    }
    reader.unmodelled("description");
    return priorityClass;
  },
);
