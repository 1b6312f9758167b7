import { z } from "zod";
import {
  type NodeMatcher,
  nodeSelectorMatcher,
  preferredTermsScore,
  requiredNodeMatcher,
  termProblems,
} from "../../model/node-selector.ts";
import { aggregateText, fieldErrorText } from "../../model/parse/field-error.ts";
import type { NodeSelectorTerm, Pod, PreferredSchedulingTerm } from "../../model/pod.ts";
import { definePlugin, type FilterPlan, SKIP, type Status } from "../framework.ts";
import { normalizeScore } from "../normalize-score.ts";

export const REASON_NODE_AFFINITY = "node(s) didn't match Pod's node affinity/selector";
export const REASON_ENFORCED_AFFINITY = "node(s) didn't match scheduler-enforced node affinity";
export const REASON_AFFINITY_CONFLICT = "pod affinity terms conflict";

const refusal = (reason: string): Status => ({ code: "UnschedulableAndUnresolvable", reasons: [reason] });
const POD_REFUSED = refusal(REASON_NODE_AFFINITY);
const ENFORCED_REFUSED = refusal(REASON_ENFORCED_AFFINITY);
const CONFLICT = refusal(REASON_AFFINITY_CONFLICT);

const requirement = z.strictObject({
  key: z.string(),
  operator: z.enum(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]),
  values: z.array(z.string()).default([]),
});
const term = z
  .strictObject({
    matchExpressions: z.array(requirement).default([]),
    matchFields: z.array(requirement).default([]),
  })
  .superRefine((value: NodeSelectorTerm, context) => {
    for (const { path, message } of termProblems(value)) {
      context.addIssue({ code: "custom", path: [path], message });
    }
  });

const args = z.strictObject({
  /** Counts for every Pod, in addition to its own. */
  addedAffinity: z
    .strictObject({
      requiredDuringSchedulingIgnoredDuringExecution: z
        .strictObject({ nodeSelectorTerms: z.array(term) })
        .optional(),
      preferredDuringSchedulingIgnoredDuringExecution: z
        .array(z.strictObject({ weight: z.int(), preference: term }))
        .default([]),
    })
    .default({ preferredDuringSchedulingIgnoredDuringExecution: [] }),
});

/**
 * Filter: nodeSelector and required node affinity. Score: the sum of the weights of the preferred terms that hold.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/nodeaffinity/node_affinity.go`, v1.35.
 */
export const nodeAffinity = definePlugin({
  name: "NodeAffinity",
  weight: 2,
  args,
  wakesOn: ["NodeAdd", "NodeLabel"],
  create({ addedAffinity }) {
    const added = addedAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    const enforced = added && nodeSelectorMatcher(added);
    const addedPreferred = addedAffinity.preferredDuringSchedulingIgnoredDuringExecution;
    return {
      preFilter(pod) {
        const wanted = requiredNodeMatcher(pod);
        return wanted || enforced ? filterPlan(pod, wanted, enforced) : SKIP;
      },
      preScore(pod) {
        const own = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
        if (own.length === 0 && addedPreferred.length === 0) return SKIP;
        const problems = preferenceProblems(own);
        if (problems.length > 0) return { code: "Error", reasons: [aggregateText(problems)] };
        const terms = [...addedPreferred, ...own];
        return {
          score: ({ node }) => (node ? preferredTermsScore(terms, node) : 0),
          normalizeScore: (scores) => normalizeScore(scores, false),
        };
      },
    };
  },
});

function filterPlan(
  pod: Pod,
  wanted: NodeMatcher | undefined,
  enforced: NodeMatcher | undefined,
): FilterPlan {
  const named = namedNodes(pod);
  return {
    ...(named && (named.size > 0 ? { onlyNodes: named } : { refusal: CONFLICT })),
    filter({ node }) {
      if (node === undefined) return POD_REFUSED;
      if (enforced && !enforced(node)) return ENFORCED_REFUSED;
      return wanted && !wanted(node) ? POD_REFUSED : undefined;
    },
  };
}

/** The Nodes that all terms name by metadata.name; undefined when some term names none, for then any Node may do. */
function namedNodes(pod: Pod): ReadonlySet<string> | undefined {
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined || required.nodeSelectorTerms.length === 0) return undefined;
  const named = new Set<string>();
  for (const { matchFields } of required.nodeSelectorTerms) {
    const fields = matchFields.filter(({ key, operator }) => key === "metadata.name" && operator === "In");
    const [first, ...others] = fields;
    if (first === undefined) return undefined;
    for (const name of first.values) {
      if (others.every(({ values }) => values.includes(name))) named.add(name);
    }
  }
  return named;
}

/** What is wrong in the preferred terms. One without weight is not looked at. */
const preferenceProblems = (terms: readonly PreferredSchedulingTerm[]): readonly string[] =>
  terms.flatMap(({ weight, preference }, i) =>
    weight === 0 ? [] : termProblems(preference, `[${i}]`).map(fieldErrorText),
  );
