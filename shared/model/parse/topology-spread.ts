import { defined } from "../../util/defined.ts";
import type { TopologySpreadConstraint } from "../pod.ts";
import { readSelector } from "./labels.ts";
import { qualifiedNameProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

const ACTIONS = ["DoNotSchedule", "ScheduleAnyway"] as const;
const POLICIES = ["Honor", "Ignore"] as const;

/** Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` validateTopologySpreadConstraints, v1.35. */
export function readTopologySpread(parent: ObjectReader): readonly TopologySpreadConstraint[] {
  const seen = new Set<string>();
  return parent.objects("topologySpreadConstraints").map((reader) => {
    const constraint = readConstraint(reader);
    const pair = `{${constraint.topologyKey}, ${constraint.whenUnsatisfiable}}`;
    if (reader.strict && seen.has(pair)) {
      reader.errors.duplicate(`${reader.path}.{topologyKey, whenUnsatisfiable}`, pair);
    }
    seen.add(pair);
    return constraint;
  });
}

function readConstraint(reader: ObjectReader): TopologySpreadConstraint {
  const constraint = defined({
    maxSkew: reader.integer("maxSkew", 0),
    topologyKey: reader.text("topologyKey"),
    whenUnsatisfiable: reader.word("whenUnsatisfiable", ACTIONS, "DoNotSchedule"),
    labelSelector: readSelector(reader, "labelSelector"),
    minDomains: reader.optionalInteger("minDomains"),
    nodeAffinityPolicy: reader.optionalWord("nodeAffinityPolicy", POLICIES),
    nodeTaintsPolicy: reader.optionalWord("nodeTaintsPolicy", POLICIES),
    matchLabelKeys: reader.texts("matchLabelKeys"),
  });
  if (reader.strict) checkConstraint(reader, constraint);
  reader.close();
  return constraint;
}

function checkConstraint(reader: ObjectReader, constraint: TopologySpreadConstraint): void {
  const { errors } = reader;
  if (constraint.maxSkew <= 0) {
    errors.invalid(reader.at("maxSkew"), constraint.maxSkew, "must be greater than zero");
  }
  checkTopologyKey(reader, constraint.topologyKey);
  if (!reader.has("whenUnsatisfiable")) errors.required(reader.at("whenUnsatisfiable"));
  const { minDomains } = constraint;
  if (minDomains !== undefined && minDomains <= 0) {
    errors.invalid(reader.at("minDomains"), minDomains, "must be greater than zero");
  }
  if (minDomains !== undefined && constraint.whenUnsatisfiable !== "DoNotSchedule") {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${constraint.whenUnsatisfiable}`;
    errors.invalid(reader.at("minDomains"), minDomains, detail);
  }
  checkLabelKeys(reader, "matchLabelKeys", constraint.matchLabelKeys);
}

export function checkTopologyKey(reader: ObjectReader, key: string): void {
  if (key === "") reader.errors.required(reader.at("topologyKey"), "can not be empty");
  else reader.errors.invalidAll(reader.at("topologyKey"), key, qualifiedNameProblems(key));
}

/** `matchLabelKeys` and `mismatchLabelKeys`: keys whose values are taken from the Pod's own labels. */
export function checkLabelKeys(reader: ObjectReader, name: string, keys: readonly string[]): void {
  if (keys.length > 0 && !reader.has("labelSelector")) {
    reader.errors.forbidden(reader.at(name), "must not be specified when labelSelector is not set");
  }
  for (const [index, key] of keys.entries()) {
    reader.errors.invalidAll(`${reader.at(name)}[${index}]`, key, qualifiedNameProblems(key));
  }
}
