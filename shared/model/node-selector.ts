import type { ClusterNode } from "./node.ts";
import { labelValueProblems, qualifiedNameProblems } from "./parse/names.ts";
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  Pod,
  PreferredSchedulingTerm,
} from "./pod.ts";

export type NodeMatcher = (node: ClusterNode) => boolean;

/** What is wrong in a term: where, beginning at the term, and why. */
export interface TermProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

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

/** All that is wrong in a term, in order. Source: the same file, and k8s.io/apimachinery `pkg/labels/selector.go`. */
export function termProblems(term: NodeSelectorTerm): readonly TermProblem[] {
  return [
    ...term.matchExpressions.flatMap((requirement, i) =>
      at("matchExpressions", i, labelProblems(requirement)),
    ),
    ...term.matchFields.flatMap((requirement, i) => at("matchFields", i, fieldProblems(requirement))),
  ];
}

const at = (list: string, index: number, problems: readonly TermProblem[]): readonly TermProblem[] =>
  problems.map(({ path, problem }) => ({ path: [list, index, ...path], problem }));

function labelProblems({ key, operator, values }: NodeSelectorRequirement): readonly TermProblem[] {
  const problems: TermProblem[] = [];
  for (const problem of qualifiedNameProblems(key)) problems.push({ path: ["key"], problem });
  const wrongValues = valueProblem(operator, values);
  if (wrongValues !== undefined) problems.push(wrongValues);
  for (const [i, value] of values.entries()) {
    for (const problem of labelValueProblems(value)) problems.push({ path: ["values", i], problem });
  }
  return problems;
}

function valueProblem(
  operator: NodeSelectorRequirement["operator"],
  values: readonly string[],
): TermProblem | undefined {
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length > 0
        ? undefined
        : { path: ["values"], problem: "for 'in', 'notin' operators, values set can't be empty" };
    case "Exists":
    case "DoesNotExist":
      return values.length === 0
        ? undefined
        : { path: ["values"], problem: "values set must be empty for exists and does not exist" };
    case "Gt":
    case "Lt":
      if (values.length !== 1)
        return { path: ["values"], problem: "for 'Gt', 'Lt' operators, exactly one value is required" };
      return isInteger(values[0])
        ? undefined
        : { path: ["values", 0], problem: "for 'Gt', 'Lt' operators, the value must be an integer" };
    default:
      return { path: ["operator"], problem: "not a valid selector operator" };
  }
}

function fieldProblems({ operator, values }: NodeSelectorRequirement): readonly TermProblem[] {
  if (operator !== "In" && operator !== "NotIn") {
    return [{ path: ["operator"], problem: "not a valid selector operator" }];
  }
  return values.length === 1 ? [] : [{ path: ["values"], problem: "must have one element" }];
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
