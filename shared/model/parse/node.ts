import type {
  ClusterNode,
  ContainerImage,
  NodeConditionType,
  NodeStatus,
  Taint,
  TaintEffect,
} from "../node.ts";
import { readMetadata } from "./metadata.ts";
import { labelValueProblems, qualifiedNameProblems } from "./names.ts";
import { defineParser } from "./parser.ts";
import { readConditions } from "./pod-status.ts";
import type { ObjectReader } from "./reader.ts";
import { readResourceList } from "./resource-list.ts";

const EFFECTS: readonly TaintEffect[] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** A Node. Its status is read in both modes: a Node says itself what it has. */
export const nodeParser = defineParser("Node", ["v1"], (reader): ClusterNode => {
  const metadata = readMetadata(reader, { namespaced: false });
  const specReader = reader.object("spec");
  const spec = { unschedulable: specReader.bool("unschedulable"), taints: readTaints(specReader) };
  specReader.unmodelled("configSource", "externalID", "podCIDR", "podCIDRs", "providerID");
  specReader.close();
  return { kind: "Node", metadata, spec, status: readStatus(reader.object("status")) };
});

/** Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` validateNodeTaints, v1.35. */
function readTaints(parent: ObjectReader): readonly Taint[] {
  const seen = new Set<string>();
  return parent.objects("taints").map((reader) => {
    const taint = {
      key: reader.text("key"),
      value: reader.text("value"),
      effect: reader.word("effect", EFFECTS, "NoSchedule"),
    };
    if (reader.strict) checkTaint(reader, taint, seen);
    seen.add(`${taint.key}:${taint.effect}`);
    reader.unmodelled("timeAdded");
    reader.close();
    return taint;
  });
}

function checkTaint(reader: ObjectReader, taint: Taint, seen: ReadonlySet<string>): void {
  const { errors } = reader;
  errors.invalidAll(reader.at("key"), taint.key, qualifiedNameProblems(taint.key));
  errors.invalidAll(reader.at("value"), taint.value, labelValueProblems(taint.value));
  if (!reader.has("effect")) errors.required(reader.at("effect"));
  if (seen.has(`${taint.key}:${taint.effect}`)) {
    errors.duplicate(reader.path, taint, "taints must be unique by key and effect pair");
  }
}

function readStatus(reader: ObjectReader): NodeStatus {
  const capacity = readResourceList(reader, "capacity");
  return {
    capacity,
    allocatable: reader.has("allocatable") ? readResourceList(reader, "allocatable") : capacity,
    conditions: readConditions<NodeConditionType>(reader),
    images: reader.objects("images").map(readImage),
  };
}

function readImage(reader: ObjectReader): ContainerImage {
  return { names: reader.texts("names"), sizeBytes: reader.largeInteger("sizeBytes", 0) };
}
