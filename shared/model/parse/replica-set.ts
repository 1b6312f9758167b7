import type { ReplicaSet } from "../workload.ts";
import { readMetadata } from "./metadata.ts";
import { readNonNegative, readReplicas } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import type { ObjectReader } from "./reader.ts";
import { readSelectedTemplate } from "./selected-template.ts";

export const replicaSetParser = defineParser("ReplicaSet", ["apps/v1"], (reader): ReplicaSet => {
  const metadata = readMetadata(reader, { namespaced: true });
  const specReader = reader.object("spec");
  const spec = {
    replicas: readReplicas(specReader, "replicas", 1),
    minReadySeconds: readNonNegative(specReader, "minReadySeconds", 0),
    ...readSelectedTemplate(specReader, "replicaset"),
  };
  specReader.close();
  return { kind: "ReplicaSet", metadata, spec, status: readStatus(reader) };
});

function readStatus(parent: ObjectReader): ReplicaSet["status"] {
  const reader = parent.object("status");
  const count = (name: string): number => (reader.strict ? 0 : reader.integer(name, 0));
  return {
    replicas: count("replicas"),
    fullyLabeledReplicas: count("fullyLabeledReplicas"),
    readyReplicas: count("readyReplicas"),
    availableReplicas: count("availableReplicas"),
    observedGeneration: count("observedGeneration"),
  };
}
