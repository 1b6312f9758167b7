import type { Pod, PodTemplateSpec } from "../pod.ts";
import { readLabels } from "./labels.ts";
import { readAnnotations, readMetadata } from "./metadata.ts";
import { defineParser } from "./parser.ts";
import { readPodSpec } from "./pod-spec.ts";
import { NEW_POD_STATUS, readPodStatus } from "./pod-status.ts";
import type { ObjectReader } from "./reader.ts";

/** A Pod. The status of a new one is not taken from the user; `admitPod` does what depends on the cluster. */
export const podParser = defineParser("Pod", ["v1"], (reader): Pod => {
  const metadata = readMetadata(reader, { namespaced: true });
  const spec = readPodSpec(reader.object("spec"));
  const statusReader = reader.object("status");
  const status = reader.strict ? NEW_POD_STATUS : readPodStatus(statusReader);
  return { kind: "Pod", metadata, spec, status };
});

/** What a controller makes Pods from. */
export function readPodTemplate(parent: ObjectReader): PodTemplateSpec {
  const reader = parent.object("template");
  const metadata = reader.object("metadata");
  const template = {
    labels: readLabels(metadata, "labels"),
    annotations: readAnnotations(metadata),
    spec: readPodSpec(reader.object("spec")),
  };
  // Names and namespaces of Pods come from the controller.
  metadata.unmodelled("name", "namespace", "generateName", "creationTimestamp", "finalizers");
  metadata.close();
  reader.close();
  return template;
}
