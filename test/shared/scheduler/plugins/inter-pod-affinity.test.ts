import { describe, expect, test } from "vitest";
import type { ClusterNode } from "../../../../shared/model/node.ts";
import type { Pod, PodAffinity, PodAffinityTerm } from "../../../../shared/model/pod.ts";
import { makeProfile } from "../../../../shared/scheduler/profile.ts";
import { matchLabels, node, pod } from "../../../builders.ts";
import { answers, profileOf, scores, snapshotWith } from "../scheduling.ts";

// Both directions, all operators and namespaces are held to upstream's tables by the conformance cases.
const profile = profileOf({ name: "InterPodAffinity" });
const BAD_COMPANY = "Unschedulable: node(s) didn't match pod anti-affinity rules";
const UNWELCOME = "Unschedulable: node(s) didn't satisfy existing pods anti-affinity rules";

const inZone = (name: string, zone: string): ClusterNode => node(name, { metadata: { labels: { zone } } });
const NODES = [inZone("a", "east"), inZone("b", "west")];

const term = (changes: Partial<PodAffinityTerm> = {}): PodAffinityTerm => ({
  labelSelector: matchLabels({ app: "web" }),
  topologyKey: "zone",
  namespaces: [],
  matchLabelKeys: [],
  mismatchLabelKeys: [],
  ...changes,
});
const required = (...terms: PodAffinityTerm[]): PodAffinity => ({
  requiredDuringSchedulingIgnoredDuringExecution: terms,
  preferredDuringSchedulingIgnoredDuringExecution: [],
});
const preferred = (weight: number, ...terms: PodAffinityTerm[]): PodAffinity => ({
  requiredDuringSchedulingIgnoredDuringExecution: [],
  preferredDuringSchedulingIgnoredDuringExecution: terms.map((podAffinityTerm) => ({
    weight,
    podAffinityTerm,
  })),
});
const web = (name: string, labels = {}, on?: string): Pod =>
  pod(name, { metadata: { labels: { app: "web", ...labels } }, ...(on === undefined ? {} : { node: on }) });
const withAnti = (one: Pod, podAntiAffinity: PodAffinity): Pod => ({
  ...one,
  spec: { ...one.spec, affinity: { podAntiAffinity } },
});

describe("matchLabelKeys and mismatchLabelKeys", () => {
  const old = web("old", { version: "1", team: "red" }, "a");
  test.each([
    {
      name: "matchLabelKeys: only Pods with the same value repel",
      term: term({ matchLabelKeys: ["version"] }),
      labels: { version: "2" },
      want: { a: "ok", b: "ok" },
    },
    {
      name: "matchLabelKeys: a Pod of the same version repels",
      term: term({ matchLabelKeys: ["version"] }),
      labels: { version: "1" },
      want: { a: BAD_COMPANY, b: "ok" },
    },
    {
      name: "mismatchLabelKeys: only Pods with another value repel",
      term: term({ mismatchLabelKeys: ["team"] }),
      labels: { team: "red" },
      want: { a: "ok", b: "ok" },
    },
    {
      name: "mismatchLabelKeys: a Pod of another team repels",
      term: term({ mismatchLabelKeys: ["team"] }),
      labels: { team: "blue" },
      want: { a: BAD_COMPANY, b: "ok" },
    },
    {
      name: "a key that the Pod itself has not asks for nothing",
      term: term({ matchLabelKeys: ["stage"] }),
      labels: {},
      want: { a: BAD_COMPANY, b: "ok" },
    },
  ])("$name", ({ term: given, labels, want }) => {
    const asked = withAnti(web("new", labels), required(given));
    expect(answers(profile, asked, snapshotWith(NODES, [old]))).toEqual(want);
  });

  test("hold for what running Pods want, by their own labels", () => {
    const old1 = withAnti(old, required(term({ matchLabelKeys: ["version"] })));
    const snapshot = snapshotWith(NODES, [old1]);
    expect(answers(profile, web("new", { version: "1" }), snapshot)).toEqual({ a: UNWELCOME, b: "ok" });
    expect(answers(profile, web("new", { version: "2" }), snapshot)).toEqual({ a: "ok", b: "ok" });
  });
});

test("the reasons are told in upstream's order: own affinity, own anti-affinity, others' anti-affinity", () => {
  const lonely = withAnti(web("lonely", {}, "a"), required(term()));
  const asked: Pod = {
    ...web("new"),
    spec: {
      ...web("new").spec,
      affinity: { podAffinity: required(term()), podAntiAffinity: required(term()) },
    },
  };
  expect(answers(profile, asked, snapshotWith(NODES, [lonely]))).toEqual({
    a: BAD_COMPANY,
    b: "UnschedulableAndUnresolvable: node(s) didn't match pod affinity rules",
  });
});

test("a Node without the topology key is never repelled by it", () => {
  const asked = withAnti(web("new"), required(term()));
  const nodes = [node("bare"), inZone("a", "east")];
  const there = [web("one", {}, "bare"), web("two", {}, "a")];
  expect(answers(profile, asked, snapshotWith(nodes, there))).toEqual({ a: BAD_COMPANY, bare: "ok" });
});

describe("score", () => {
  const shy = withAnti(web("shy", {}, "a"), preferred(10, term()));
  test("what running Pods prefer counts for a Pod that prefers nothing", () => {
    expect(scores(profile, web("new"), snapshotWith(NODES, [shy]))).toEqual({ a: 0, b: 100 });
  });
  test("it can be switched off", () => {
    const ignoring = profileOf({
      name: "InterPodAffinity",
      args: { ignorePreferredTermsOfExistingPods: true },
    });
    expect(scores(ignoring, web("new"), snapshotWith(NODES, [shy]))).toEqual({});
  });
  test("a cluster without any affinity is not looked at", () => {
    expect(scores(profile, web("new"), snapshotWith(NODES, [web("plain", {}, "a")]))).toEqual({});
  });
});

test.each([-1, 101, 1.5])("configuration refused: hard weight %d", (hardPodAffinityWeight) => {
  const made = makeProfile([{ name: "InterPodAffinity", args: { hardPodAffinityWeight } }]);
  expect(made).toMatchObject({ ok: false, refusal: { params: { field: "hardPodAffinityWeight" } } });
});
