import { defined } from "../../util/defined.ts";
import { LABEL_OPERATORS } from "../node-selector.ts";
import type {
  NodeAffinity,
  NodeSelector,
  NodeSelectorOperator,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PreferredSchedulingTerm,
} from "../pod.ts";
import { checkValueCount } from "./labels.ts";
import { dnsSubdomainProblems, qualifiedNameProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

/** Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` validateNodeAffinity, v1.35. */
export function readNodeAffinity(parent: ObjectReader): NodeAffinity | undefined {
  const reader = parent.optionalObject("nodeAffinity");
  if (reader === undefined) return undefined;
  const required = reader.optionalObject(REQUIRED);
  const affinity = defined({
    [REQUIRED]: required && readNodeSelector(required),
    [PREFERRED]: reader.objects(PREFERRED).map(readPreferred),
  });
  reader.close();
  return affinity;
}

/** Terms of which one has to match. */
export function readNodeSelector(reader: ObjectReader): NodeSelector {
  const selector = { nodeSelectorTerms: reader.objects("nodeSelectorTerms").map(readNodeSelectorTerm) };
  if (reader.strict && selector.nodeSelectorTerms.length === 0) {
    reader.errors.required(reader.at("nodeSelectorTerms"), "must have at least one node selector term");
  }
  reader.close();
  return selector;
}

export function readPreferred(reader: ObjectReader): PreferredSchedulingTerm {
  const term = {
    weight: readWeight(reader),
    preference: readNodeSelectorTerm(reader.object("preference")),
  };
  reader.close();
  return term;
}

/** The weight of a preferred term. */
export function readWeight(reader: ObjectReader): number {
  const weight = reader.integer("weight", 0);
  if (reader.strict && (weight <= 0 || weight > 100)) {
    reader.errors.invalid(reader.at("weight"), weight, "must be in the range 1-100");
  }
  return weight;
}

function readNodeSelectorTerm(reader: ObjectReader): NodeSelectorTerm {
  const term = {
    matchExpressions: reader.objects("matchExpressions").map((item) => readRequirement(item, checkLabel)),
    matchFields: reader.objects("matchFields").map((item) => readRequirement(item, checkField)),
  };
  reader.close();
  return term;
}

function readRequirement(
  reader: ObjectReader,
  check: (reader: ObjectReader, requirement: NodeSelectorRequirement) => void,
): NodeSelectorRequirement {
  const requirement = {
    key: reader.text("key"),
    // Not `word`: kube-apiserver has other words for an unknown operator here.
    operator: reader.text("operator") as NodeSelectorOperator,
    values: reader.texts("values"),
  };
  if (reader.strict) check(reader, requirement);
  reader.close();
  return requirement;
}

function checkLabel(reader: ObjectReader, { key, operator, values }: NodeSelectorRequirement): void {
  if (!LABEL_OPERATORS.includes(operator)) {
    reader.errors.invalid(reader.at("operator"), operator, "not a valid selector operator");
  }
  checkValueCount(reader, operator, values.length);
  if ((operator === "Gt" || operator === "Lt") && values.length !== 1) {
    reader.errors.required(
      reader.at("values"),
      "must be specified single value when `operator` is 'Lt' or 'Gt'",
    );
  }
  reader.errors.invalidAll(reader.at("key"), key, qualifiedNameProblems(key));
}

function checkField(reader: ObjectReader, { key, operator, values }: NodeSelectorRequirement): void {
  const { errors } = reader;
  if (operator !== "In" && operator !== "NotIn") {
    errors.invalid(reader.at("operator"), operator, "not a valid selector operator");
  } else if (values.length !== 1) {
    errors.required(
      reader.at("values"),
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (key !== "metadata.name") {
    errors.invalid(reader.at("key"), key, "not a valid field selector key");
    return;
  }
  for (const [index, value] of values.entries()) {
    errors.invalidAll(`${reader.at("values")}[${index}]`, value, dnsSubdomainProblems(value));
  }
}
