import type { Labels } from "../meta.ts";
import type { LabelSelector, LabelSelectorOperator, LabelSelectorRequirement } from "../selector.ts";
import { labelValueProblems, qualifiedNameProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

const OPERATORS: readonly LabelSelectorOperator[] = ["In", "NotIn", "Exists", "DoesNotExist"];

/** The pairs of a set of labels in order of their keys. */
export const labelsOf = (labels: Labels): readonly (readonly [string, string])[] =>
  Object.keys(labels)
    .sort()
    .map((key) => [key, labels[key] ?? ""]);

/**
 * Labels, or a map of the same form such as a nodeSelector.
 * Source: k8s.io/apimachinery `pkg/apis/meta/v1/validation/validation.go`, v1.35.
 */
export function readLabels(reader: ObjectReader, name: string): Labels {
  const labels = reader.textMap(name);
  if (!reader.strict) return labels;
  for (const [key, value] of labelsOf(labels)) {
    reader.errors.invalidAll(reader.at(name), key, qualifiedNameProblems(key));
    reader.errors.invalidAll(reader.at(name), value, labelValueProblems(value));
  }
  return labels;
}

/**
 * A label selector. Missing is not the same as empty: a missing one matches nothing, `{}` everything, and what uses it
 * decides which of them it wants.
 */
export function readSelector(parent: ObjectReader, name: string): LabelSelector | undefined {
  const reader = parent.optionalObject(name);
  if (reader === undefined) return undefined;
  const selector = {
    matchLabels: readLabels(reader, "matchLabels"),
    matchExpressions: reader.objects("matchExpressions").map(readRequirement),
  };
  reader.close();
  return selector;
}

function readRequirement(reader: ObjectReader): LabelSelectorRequirement {
  const requirement = {
    key: reader.text("key"),
    // Not `word`: kube-apiserver has other words for an unknown operator here.
    operator: reader.text("operator") as LabelSelectorOperator,
    values: reader.texts("values"),
  };
  if (reader.strict) checkRequirement(reader, requirement);
  reader.close();
  return requirement;
}

function checkRequirement(reader: ObjectReader, { key, operator, values }: LabelSelectorRequirement): void {
  const { errors } = reader;
  if (!OPERATORS.includes(operator)) {
    errors.invalid(reader.at("operator"), operator, "not a valid selector operator");
  } else {
    checkValueCount(reader, operator, values.length);
  }
  errors.invalidAll(reader.at("key"), key, qualifiedNameProblems(key));
  for (const [index, value] of values.entries()) {
    errors.invalidAll(`${reader.at("values")}[${index}]`, value, labelValueProblems(value));
  }
}

/** Whether an operator has the values that it needs; the same for labels and for Nodes. */
export function checkValueCount(reader: ObjectReader, operator: string, count: number): void {
  const needsValues = operator === "In" || operator === "NotIn";
  if (needsValues && count === 0) {
    reader.errors.required(reader.at("values"), "must be specified when `operator` is 'In' or 'NotIn'");
  }
  const forbidsValues = operator === "Exists" || operator === "DoesNotExist";
  if (forbidsValues && count > 0) {
    reader.errors.forbidden(
      reader.at("values"),
      "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
    );
  }
}
