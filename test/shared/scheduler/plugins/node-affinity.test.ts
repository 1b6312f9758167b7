import { describe, expect, test } from "vitest";
import type {
  NodeAffinity,
  NodeSelectorOperator,
  NodeSelectorTerm,
  Pod,
} from "../../../../shared/model/pod.ts";
import { explainPod } from "../../../../shared/scheduler/explain.ts";
import { node, pod } from "../../../builders.ts";
import { answers, profileOf, scores, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "NodeAffinity" });
const REFUSED = "UnschedulableAndUnresolvable: node(s) didn't match Pod's node affinity/selector";

const label = (key: string, operator: NodeSelectorOperator, ...values: string[]): NodeSelectorTerm => ({
  matchExpressions: [{ key, operator, values }],
  matchFields: [],
});
const named = (...names: string[]): NodeSelectorTerm => ({
  matchExpressions: [],
  matchFields: names.map((name) => ({ key: "metadata.name", operator: "In", values: [name] })),
});
const affine = (nodeAffinity: Partial<NodeAffinity>, nodeSelector = {}): Pod =>
  pod("web", {
    spec: {
      nodeSelector,
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [], ...nodeAffinity } },
    },
  });
const required = (...nodeSelectorTerms: NodeSelectorTerm[]): Pod =>
  affine({ requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } });
const labelled = (labels: Record<string, string>) => snapshotWith([node("a", { metadata: { labels } })]);

describe("required affinity", () => {
  // Source: pkg/scheduler/framework/plugins/nodeaffinity/node_affinity_test.go, v1.35.
  test.each([
    {
      name: "In: the label has one of the values",
      asked: required(label("foo", "In", "bar", "baz")),
      want: "ok",
    },
    {
      name: "NotIn: a label that is missing holds",
      asked: required(label("none", "NotIn", "x")),
      want: "ok",
    },
    {
      name: "DoesNotExist: the label is missing",
      asked: required(label("none", "DoesNotExist")),
      want: "ok",
    },
    {
      name: "DoesNotExist: the label is there",
      asked: required(label("foo", "DoesNotExist")),
      want: REFUSED,
    },
    { name: "Exists: the label is missing", asked: required(label("none", "Exists")), want: REFUSED },
    { name: "Gt: the label is a larger number", asked: required(label("cores", "Gt", "3")), want: "ok" },
    { name: "Gt: the label is the same number", asked: required(label("cores", "Gt", "4")), want: REFUSED },
    { name: "Lt: the label is a smaller number", asked: required(label("cores", "Lt", "10")), want: "ok" },
    { name: "Lt: the label is no number", asked: required(label("foo", "Lt", "10")), want: REFUSED },
    {
      name: "Gt with two values matches nothing",
      asked: required(label("cores", "Gt", "1", "2")),
      want: REFUSED,
    },
    { name: "no term matches nothing", asked: required(), want: REFUSED },
    {
      name: "an empty term matches nothing",
      asked: required({ matchExpressions: [], matchFields: [] }),
      want: REFUSED,
    },
    {
      name: "one of several terms is enough",
      asked: required(label("foo", "In", "no"), label("foo", "In", "bar")),
      want: "ok",
    },
    {
      name: "a broken term does not spoil the others",
      asked: required(label("foo", "In"), label("foo", "Exists")),
      want: "ok",
    },
    {
      name: "within a term all must hold",
      asked: required({
        matchExpressions: [
          ...label("foo", "Exists").matchExpressions,
          ...label("foo", "In", "x").matchExpressions,
        ],
        matchFields: [],
      }),
      want: REFUSED,
    },
  ])("$name", ({ asked, want }) => {
    expect(answers(profile, asked, labelled({ foo: "bar", cores: "4" }))).toEqual({ a: want });
  });

  test("the selector has to hold too", () => {
    const asked = affine(
      { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [label("foo", "Exists")] } },
      { disk: "ssd" },
    );
    expect(answers(profile, asked, labelled({ foo: "bar" }))).toEqual({ a: REFUSED });
    expect(answers(profile, asked, labelled({ foo: "bar", disk: "ssd" }))).toEqual({ a: "ok" });
  });
});

describe("Nodes that are named", () => {
  const snapshot = snapshotWith([node("a"), node("b"), node("c")]);
  const LEFT_OUT = "UnschedulableAndUnresolvable: node(s) didn't satisfy plugin(s) [NodeAffinity]";

  test.each([
    {
      name: "are the only ones looked at",
      asked: required(named("a"), named("b")),
      want: { a: "ok", b: "ok", c: LEFT_OUT },
    },
    {
      name: "are not, when another term names none",
      asked: required(named("a"), label("none", "Exists")),
      want: { a: "ok", b: REFUSED, c: REFUSED },
    },
  ])("$name", ({ asked, want }) => {
    expect(answers(profile, asked, snapshot)).toEqual(want);
  });

  test("contradict each other within one term", () => {
    const { message } = explainPod(required(named("a", "b")), snapshot, profile);
    expect(message).toBe("0/3 nodes are available: pod affinity terms conflict.");
  });
});

describe("affinity that the scheduler adds", () => {
  const added = profileOf({
    name: "NodeAffinity",
    args: {
      addedAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "In", values: ["bar"] }] }],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 5, preference: { matchExpressions: [{ key: "fast", operator: "Exists" }] } },
        ],
      },
    },
  });
  const snapshot = snapshotWith([
    node("a", { metadata: { labels: { zone: "bar" } } }),
    node("b", { metadata: { labels: { zone: "bar", fast: "" } } }),
    node("c"),
  ]);

  test("counts for every Pod", () => {
    expect(answers(added, pod("web"), snapshot)).toEqual({
      a: "ok",
      b: "ok",
      c: "UnschedulableAndUnresolvable: node(s) didn't match scheduler-enforced node affinity",
    });
  });

  test("prefers for every Pod", () => {
    expect(scores(added, pod("web"), snapshot)).toEqual({ a: 0, b: 100 });
  });
});

describe("preferred affinity", () => {
  const prefer = (weight: number, preference: NodeSelectorTerm) => ({ weight, preference });
  const snapshot = snapshotWith([
    node("a", { metadata: { labels: { foo: "bar" } } }),
    node("b", { metadata: { labels: { foo: "bar", zone: "z" } } }),
    node("c"),
  ]);

  test("adds the weights of the terms that hold, the largest sum 100", () => {
    const asked = affine({
      preferredDuringSchedulingIgnoredDuringExecution: [
        prefer(2, label("foo", "In", "bar")),
        prefer(4, label("zone", "Exists")),
      ],
    });
    expect(scores(profile, asked, snapshot)).toEqual({ a: 33, b: 100, c: 0 });
  });

  test("of a Pod without any is not scored", () => {
    expect(scores(profile, pod("web"), snapshot)).toEqual({});
  });
});
