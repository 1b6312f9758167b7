import { z } from "zod";
import { keyOf } from "../../../shared/model/meta.ts";
import type { ClusterNode } from "../../../shared/model/node.ts";
import { makeNodeInfo } from "../../../shared/model/node-info.ts";
import { nodeParser } from "../../../shared/model/parse/node.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { podDisruptionBudgetParser } from "../../../shared/model/parse/pod-disruption-budget.ts";
import { replicaSetParser } from "../../../shared/model/parse/replica-set.ts";
import { serviceParser } from "../../../shared/model/parse/service.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import {
  filterNode,
  type PreparedFilters,
  preFilterRefusal,
  prepareFilters,
  simulatedFilter,
} from "../../../shared/scheduler/filtering.ts";
import { isStatus, type NodeStatuses, type Status } from "../../../shared/scheduler/framework.ts";
import { defaultPreemption } from "../../../shared/scheduler/plugins/default-preemption.ts";
import { dryRunPreemption, preempt, preemptionObstacle } from "../../../shared/scheduler/preemption.ts";
import { makeProfile, type Profile } from "../../../shared/scheduler/profile.ts";
import { scoreNodes } from "../../../shared/scheduler/scoring.ts";
import { makeSnapshot, type NodeSnapshot } from "../../../shared/scheduler/snapshot.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { Table } from "../../../shared/util/table.ts";
import { type Answer, observed, sameMembers } from "../adapter.ts";
import { type CaseFile, type ConformanceCase, firstProblem } from "../case-file.ts";

/** What the cases call the two ways in which a Node can be refused. */
const CODES = {
  unschedulable: "Unschedulable",
  unresolvable: "UnschedulableAndUnresolvable",
} as const satisfies Record<string, Status["code"]>;
const wordOf = (code: Status["code"] | undefined): string =>
  Object.entries(CODES).find(([, known]) => known === code)?.[0] ?? code ?? "ok";

const labelled = z.looseObject({
  metadata: z.looseObject({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
});

const schedulerCase = z.looseObject({
  profile: z.array(z.string()).optional(),
  pod: observed(podParser),
  nodes: z.array(observed(nodeParser)).default([]),
  existingPods: z.array(observed(podParser)).default([]),
  namespaces: z.array(labelled).default([]),
  services: z.array(observed(serviceParser)).default([]),
  replicaSets: z.array(observed(replicaSetParser)).default([]),
  pdbs: z.array(observed(podDisruptionBudgetParser)).default([]),
  args: z.unknown().optional(),
  candidateNodes: z.array(z.string()).optional(),
  filterStatus: z.record(z.string(), z.enum(["ok", "unschedulable", "unresolvable"])).optional(),
});
type SchedulerCase = z.infer<typeof schedulerCase>;

const texts = z.array(z.string());
const expectation = z.strictObject({
  filter: z.record(z.string(), z.string()).optional(),
  reasons: z.record(z.string(), texts).optional(),
  alternativeReasons: z.record(z.string(), texts).optional(),
  preFilter: z
    .strictObject({
      nodes: texts.optional(),
      status: z.string().optional(),
      reasons: texts.optional(),
      messageContains: z.string().optional(),
    })
    .optional(),
  score: z.record(z.string(), z.number()).optional(),
  skip: z.literal(true).optional(),
  scoreError: z.literal(true).optional(),
  messageContains: z.string().optional(),
  configError: z.looseObject({ field: z.string() }).optional(),
  preemption: z
    .strictObject({
      eligible: z.boolean().optional(),
      nominatedNode: z.string().optional(),
      nominatedAnyOf: texts.optional(),
      message: z.string().optional(),
      victims: texts.optional(),
      candidates: z
        .record(z.string(), z.strictObject({ victims: texts, pdbViolations: z.number() }))
        .optional(),
    })
    .optional(),
});
type Expectation = z.infer<typeof expectation>;

/** One thing that a case expects: what the engine did, and whether that is right. */
interface Check {
  readonly field: string;
  readonly got: unknown;
  readonly agrees: boolean;
}

/** Runs a case through the parts of the scheduling cycle that it speaks of. */
export function runSchedulerCase(file: CaseFile, one: ConformanceCase): Answer {
  const parsed = schedulerCase.safeParse(one);
  if (!parsed.success) return { reason: `case does not apply: ${firstProblem(parsed.error)}` };
  const expected = expectation.safeParse(one.expect);
  if (!expected.success) return { reason: `expectation not understood: ${firstProblem(expected.error)}` };
  const input = parsed.data;
  const names = input.profile ?? file.profile ?? [];
  if (names.length === 0) return { reason: "no profile is given" };
  const made = makeProfile(
    names.map((name) =>
      name === file.plugin && input.args !== undefined ? { name, args: input.args } : { name },
    ),
  );
  const { configError } = expected.data;
  if (configError) {
    const field = made.ok ? "" : made.refusal.params["field"];
    return { got: { configError: { field } }, agrees: field === configError.field };
  }
  if (!made.ok) return { reason: `profile refused: ${JSON.stringify(made.refusal)}` };
  const checks = [
    ...checkFilter(input, made.value, expected.data),
    ...checkScore(file, input, made.value, expected.data),
    ...checkPreemption(input, made.value, expected.data),
  ];
  if (checks.length === 0) return { reason: "nothing is expected" };
  return {
    got: Object.fromEntries(checks.map(({ field, got }) => [field, got])),
    agrees: checks.every(({ agrees }) => agrees),
  };
}

/** Pods of a case are known by their names; the engine knows them by uid. */
const withUid = (pod: Pod): Pod => ({ ...pod, metadata: { ...pod.metadata, uid: keyOf(pod) } });

const tableOf = <T extends { readonly metadata: Pod["metadata"] }>(objects: readonly T[]): Table<T> =>
  Table.of(objects.map((object) => [keyOf(object), object] as const));

function snapshotOf(input: SchedulerCase): NodeSnapshot {
  const podsOn = (node: ClusterNode): Pod[] =>
    input.existingPods.filter(({ spec }) => spec.nodeName === node.metadata.name).map(withUid);
  return makeSnapshot(
    input.nodes.map((node) => makeNodeInfo(node, podsOn(node))),
    {
      cluster: {
        services: tableOf(input.services),
        replicaSets: tableOf(input.replicaSets),
        podDisruptionBudgets: tableOf(input.pdbs),
      },
      namespaceLabels: Object.fromEntries(
        input.namespaces.map(({ metadata }) => [metadata.name, metadata.labels]),
      ),
    },
  );
}

function checkFilter(input: SchedulerCase, profile: Profile, expect: Expectation): readonly Check[] {
  const checks: Check[] = [];
  if (!expect.filter && !expect.preFilter) return checks;
  const snapshot = snapshotOf(input);
  const prepared = prepareFilters(profile, withUid(input.pod), snapshot);
  if (expect.preFilter) checks.push(checkPreFilter(prepared, expect.preFilter));
  if (!expect.filter) return checks;
  const refusals = new Map(
    snapshot.nodeInfos.map((info) => [
      info.name,
      filterNode(prepared, info) ?? preFilterRefusal(prepared, info.name),
    ]),
  );
  const nodes = Object.keys(expect.filter);
  const filter = Object.fromEntries(nodes.map((node) => [node, wordOf(refusals.get(node)?.code)]));
  const agrees = nodes.every((node) => snapshot.nodeInfo(node) && filter[node] === expect.filter?.[node]);
  checks.push({ field: "filter", got: filter, agrees });
  if (expect.reasons) {
    const reasonsOf = (node: string): readonly string[] => refusals.get(node)?.reasons ?? [];
    const rightReasons = (node: string): boolean =>
      [expect.reasons?.[node] ?? [], expect.alternativeReasons?.[node]].some(
        (wanted) => wanted && sameMembers(wanted, [...reasonsOf(node)]),
      );
    const got = Object.fromEntries(nodes.map((node) => [node, reasonsOf(node)]));
    checks.push({ field: "reasons", got, agrees: nodes.every(rightReasons) });
  }
  return checks;
}

function checkPreFilter(
  { onlyNodes, refusal }: PreparedFilters,
  expect: NonNullable<Expectation["preFilter"]>,
): Check {
  const got = {
    nodes: onlyNodes && [...onlyNodes],
    status: refusal && wordOf(refusal.code),
    reasons: refusal?.reasons,
  };
  const agrees =
    (expect.nodes === undefined || sameMembers(expect.nodes, got.nodes)) &&
    (expect.status === undefined || expect.status === got.status) &&
    (expect.reasons === undefined || sameMembers(expect.reasons, got.reasons)) &&
    (expect.messageContains === undefined ||
      (refusal?.reasons.join() ?? "").includes(expect.messageContains));
  return { field: "preFilter", got, agrees };
}

function checkScore(
  file: CaseFile,
  input: SchedulerCase,
  profile: Profile,
  expect: Expectation,
): readonly Check[] {
  if (!expect.score && !expect.skip && !expect.scoreError) return [];
  const snapshot = snapshotOf(input);
  const { candidateNodes } = input;
  const candidates = snapshot.nodeInfos.filter(({ name }) => candidateNodes?.includes(name) ?? true);
  const scored = scoreNodes(profile, withUid(input.pod), candidates, snapshot);
  if (isStatus(scored)) {
    const message = scored.reasons.join();
    const agrees = expect.scoreError === true && message.includes(expect.messageContains ?? "");
    return [{ field: "scoreError", got: message, agrees }];
  }
  const own = scored.byPlugin.find(({ plugin }) => plugin === file.plugin);
  if (own === undefined) return [{ field: "skip", got: true, agrees: expect.skip === true }];
  const score = Object.fromEntries(candidates.map(({ name }, i) => [name, own.scores[i]]));
  const wanted = Object.entries(expect.score ?? {});
  const agrees = wanted.length > 0 && wanted.every(([node, value]) => score[node] === value);
  return [{ field: "score", got: score, agrees }];
}

function checkPreemption(input: SchedulerCase, profile: Profile, expect: Expectation): readonly Check[] {
  const wanted = expect.preemption;
  if (!wanted) return [];
  const snapshot = snapshotOf(input);
  const pod = withUid(input.pod);
  const handle = { rng: new Rng(seedRng("conformance")), filter: simulatedFilter(profile) };
  const limits = defaultPreemption.args.parse(input.args ?? {});
  const statuses = statusesOf(input);
  const checks: Check[] = [];
  const check = (field: string, got: unknown, agrees: boolean): void => {
    checks.push({ field: `preemption.${field}`, got, agrees });
  };
  if (wanted.eligible !== undefined) {
    const eligible = preemptionObstacle(pod, statuses, snapshot) === undefined;
    check("eligible", eligible, eligible === wanted.eligible);
  }
  if (wanted.candidates !== undefined) {
    const { candidates } = dryRunPreemption(pod, snapshot.nodeInfos, snapshot, handle, limits);
    const got = Object.fromEntries(
      candidates.map(({ node, victims, pdbViolations }) => [
        node,
        { victims: namesOf(victims), pdbViolations },
      ]),
    );
    check("candidates", got, sameCandidates(wanted.candidates, got));
  }
  const result = preempt(pod, statuses, snapshot, handle, limits);
  const nominated = result.nominatedNode ?? "";
  if (wanted.nominatedNode !== undefined)
    check("nominatedNode", nominated, nominated === wanted.nominatedNode);
  if (wanted.nominatedAnyOf) check("nominatedAnyOf", nominated, wanted.nominatedAnyOf.includes(nominated));
  if (wanted.message !== undefined) check("message", result.message, result.message === wanted.message);
  if (wanted.victims) {
    const victims = namesOf(result.victims);
    check("victims", victims, sameMembers(victims, wanted.victims));
  }
  return checks;
}

const namesOf = (pods: readonly Pod[]): string[] => pods.map(({ metadata }) => metadata.name);

/** The outcome of the failed filter round; a Node that is not named is `unresolvable`, without any list all may help. */
function statusesOf(input: SchedulerCase): NodeStatuses {
  const statuses = new Map<string, Status>();
  for (const { metadata } of input.nodes) {
    const word = input.filterStatus ? (input.filterStatus[metadata.name] ?? "unresolvable") : "unschedulable";
    if (word !== "ok") statuses.set(metadata.name, { code: CODES[word], reasons: [] });
  }
  return statuses;
}

function sameCandidates(
  expect: NonNullable<NonNullable<Expectation["preemption"]>["candidates"]>,
  got: Readonly<Record<string, { readonly victims: string[]; readonly pdbViolations: number }>>,
): boolean {
  return (
    sameMembers(Object.keys(expect), Object.keys(got)) &&
    Object.entries(expect).every(
      ([node, { victims, pdbViolations }]) =>
        got[node]?.pdbViolations === pdbViolations && sameMembers(victims, got[node]?.victims),
    )
  );
}
