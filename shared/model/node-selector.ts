import type { ClusterNode } from "./node.ts";
import { type FieldError, FieldErrors } from "./parse/field-error.ts";
import { labelValueProblems, qualifiedNameProblems } from "./parse/names.ts";
import type {
  NodeSelector,
  NodeSelectorOperator,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  Pod,
  PreferredSchedulingTerm,
} from "./pod.ts";

export type NodeMatcher = (node: ClusterNode) => boolean;

/** What a requirement on a label may say; on a field it is only whether the value is one of some. */
export const LABEL_OPERATORS: readonly NodeSelectorOperator[] = [
  "In",
  "NotIn",
  "Exists",
  "DoesNotExist",
  "Gt",
  "Lt",
];
const FIELD_OPERATORS: readonly NodeSelectorOperator[] = ["In", "NotIn"];

/**
 * Whether a Node is one that a selector names: any of its terms holds. A term with nothing in it, or with something
 * wrong in it, matches no Node.
 * Source: k8s.io/component-helpers `scheduling/corev1/nodeaffinity/nodeaffinity.go`, v1.35.
 */
export function nodeSelectorMatcher(selector: NodeSelector): NodeMatcher {
  const terms = selector.nodeSelectorTerms.filter(
    (term) => !isEmpty(term) && termProblems(term).length === 0,
  );
  return (node) => terms.some((term) => termHolds(term, node));
}

/**
 * Whether a Node is one that a Pod may go to by its nodeSelector and its required node affinity; undefined when the
 * Pod asks for nothing.
 */
export function requiredNodeMatcher({ spec }: Pick<Pod, "spec">): NodeMatcher | undefined {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const labels = Object.entries(spec.nodeSelector);
  if (required === undefined && labels.length === 0) return undefined;
  const affinityMatches = required && nodeSelectorMatcher(required);
  return (node) =>
    labels.every(([key, value]) => node.metadata.labels[key] === value) && (affinityMatches?.(node) ?? true);
}

/** The sum of the weights of the preferred terms that hold on a Node. The terms have no problems. */
export function preferredTermsScore(terms: readonly PreferredSchedulingTerm[], node: ClusterNode): number {
  let score = 0;
  for (const { weight, preference } of terms) {
    if (!isEmpty(preference) && termHolds(preference, node)) score += weight;
  }
  return score;
}

/**
 * All that is wrong in a term, in order, in kube-scheduler's words. `path` is where the term stands; without one the
 * paths begin at the term.
 * Source: the same file, and k8s.io/apimachinery `pkg/labels/selector.go` NewRequirement, v1.35.
 */
export function termProblems(term: NodeSelectorTerm, path?: string): readonly FieldError[] {
  const errors = new FieldErrors();
  const at = path === undefined ? "" : `${path}.`;
  for (const [i, requirement] of term.matchExpressions.entries()) {
    checkLabel(requirement, `${at}matchExpressions[${i}]`, errors);
  }
  for (const [i, requirement] of term.matchFields.entries()) {
    checkField(requirement, `${at}matchFields[${i}]`, errors);
  }
  return errors.list;
}

function checkLabel(
  { key, operator, values }: NodeSelectorRequirement,
  path: string,
  errors: FieldErrors,
): void {
  if (!LABEL_OPERATORS.includes(operator)) {
    errors.notSupported(`${path}.operator`, operator, LABEL_OPERATORS);
    return;
  }
  checkName(`${path}.key`, key, qualifiedNameProblems(key), errors);
  const wrongCount = countProblem(operator, values.length);
  if (wrongCount !== undefined) errors.invalid(`${path}.values`, values, wrongCount);
  const isNumeric = operator === "Gt" || operator === "Lt";
  for (const [i, value] of values.entries()) {
    if (isNumeric && !isInteger(value)) {
      errors.invalid(`${path}.values[${i}]`, value, "for 'Gt', 'Lt' operators, the value must be an integer");
    }
  }
  for (const [i, value] of values.entries()) {
    checkName(`${path}.values[${i}][${key}]`, value, labelValueProblems(value), errors);
  }
}

function countProblem(operator: NodeSelectorOperator, count: number): string | undefined {
  switch (operator) {
    case "In":
    case "NotIn":
      return count > 0 ? undefined : "for 'in', 'notin' operators, values set can't be empty";
    case "Exists":
    case "DoesNotExist":
      return count === 0 ? undefined : "values set must be empty for exists and does not exist";
    case "Gt":
    case "Lt":
      return count === 1 ? undefined : "for 'Gt', 'Lt' operators, exactly one value is required";
  }
}

/** Several problems of one name are one fault. */
function checkName(path: string, value: string, problems: readonly string[], errors: FieldErrors): void {
  if (problems.length > 0) errors.invalid(path, value, problems.join("; "));
}

function checkField({ operator, values }: NodeSelectorRequirement, path: string, errors: FieldErrors): void {
  if (!FIELD_OPERATORS.includes(operator)) {
    errors.notSupported(`${path}.operator`, operator, FIELD_OPERATORS);
  } else if (values.length !== 1) {
    errors.invalid(`${path}.values`, values, "must have one element");
  }
}

const isEmpty = (term: NodeSelectorTerm): boolean =>
  term.matchExpressions.length === 0 && term.matchFields.length === 0;

const termHolds = (term: NodeSelectorTerm, node: ClusterNode): boolean =>
  term.matchExpressions.every((requirement) => labelHolds(requirement, node)) &&
  term.matchFields.every((requirement) => fieldHolds(requirement, node));

function labelHolds({ key, operator, values }: NodeSelectorRequirement, node: ClusterNode): boolean {
  const label = node.metadata.labels[key];
  switch (operator) {
    case "In":
      return label !== undefined && values.includes(label);
    case "NotIn":
      return label === undefined || !values.includes(label);
    case "Exists":
      return label !== undefined;
    case "DoesNotExist":
      return label === undefined;
    case "Gt":
      return isInteger(label) && Number(label) > Number(values[0]);
    case "Lt":
      return isInteger(label) && Number(label) < Number(values[0]);
  }
}

function fieldHolds({ key, operator, values }: NodeSelectorRequirement, node: ClusterNode): boolean {
  const field = key === "metadata.name" ? node.metadata.name : "";
  return (operator === "In") === (field === values[0]);
}

const isInteger = (text: string | undefined): boolean => text !== undefined && /^[+-]?[0-9]+$/.test(text);
