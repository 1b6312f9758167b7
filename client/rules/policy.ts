import type { Command } from "../../shared/commands/registry.ts";
import type { ClusterReader } from "../../shared/model/cluster-state.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../../shared/model/meta.ts";
import { newMeta } from "../../shared/model/new-objects.ts";
import { NEW_POD_STATUS } from "../../shared/model/parse/pod-status.ts";
import type { Pod } from "../../shared/model/pod.ts";
import type { FitStrategy, ProfileSettings } from "../../shared/model/profile-settings.ts";
import type { Service } from "../../shared/model/service.ts";
import type { DeclaredApp } from "../../shared/projection/rows.ts";
import { profileOf, SCORE_PLUGINS, weightOf } from "../../shared/scheduler/configured-profile.ts";
import { explainPod } from "../../shared/scheduler/explain.ts";
import { snapshotOf } from "../../shared/scheduler/snapshot.ts";
import { Table } from "../../shared/util/table.ts";

type SetProfile = Extract<Command, { readonly type: "setSchedulerProfile" }>;
type StrategyType = FitStrategy["type"];

/** The strategy is one of these; the controls hold its place. */
export const STRATEGIES: readonly StrategyType[] = [
  "LeastAllocated",
  "MostAllocated",
  "RequestedToCapacityRatio",
];
/** The name of the control that holds it; the others have the plugins' names. */
const STRATEGY = "strategy";

/** For a ratio: the fuller the better up to 80 %, and then no more. */
const SHAPE: readonly { readonly utilization: number; readonly score: number }[] = [
  { utilization: 0, score: 0 },
  { utilization: 80, score: 10 },
  { utilization: 100, score: 2 },
];

/** What the controls show for a policy. */
export function fieldsOfPolicy(settings: ProfileSettings): Readonly<Record<string, number>> {
  const weights = SCORE_PLUGINS.map((plugin) => [plugin.name, weightOf(settings, plugin)] as const);
  return { ...Object.fromEntries(weights), [STRATEGY]: STRATEGIES.indexOf(settings.strategy.type) };
}

/** The command that the controls amount to. */
export function policyCommand(fields: Readonly<Record<string, number>>): SetProfile {
  const type = STRATEGIES[fields[STRATEGY] ?? 0] ?? "LeastAllocated";
  const weights = Object.fromEntries(SCORE_PLUGINS.map(({ name, weight }) => [name, fields[name] ?? weight]));
  return {
    type: "setSchedulerProfile",
    weights,
    strategy: type === "RequestedToCapacityRatio" ? { type, shape: [...SHAPE] } : { type },
  };
}

/** A policy as data, as the rules have it. */
export const settingsOfPolicy = ({ weights, strategy }: SetProfile): ProfileSettings => ({
  weights: weights as Readonly<Record<string, number>>,
  strategy,
});

/** What a policy thinks of one Node. */
export interface NodeScore {
  readonly node: string;
  /** Sum of weight times score; 0 for a Node that is refused. */
  readonly total: number;
  readonly isRefused: boolean;
  /** The next Pod would go here, or to another one that is as good. */
  readonly isBest: boolean;
}

/** Where another Pod of an app would go under a policy: every Node, in name order. */
export function scoresFor(
  reader: ClusterReader,
  app: string,
  { deployment }: DeclaredApp,
  settings: ProfileSettings,
): readonly NodeScore[] {
  const { labels, annotations, spec } = deployment.template;
  const pod: Pod = {
    kind: "Pod",
    metadata: {
      ...newMeta({
        name: `${app}-next`,
        namespace: DEFAULT_NAMESPACE,
        uid: `${app}-next`,
        creationTimestamp: 0,
      }),
      labels,
      annotations,
    },
    spec,
    status: NEW_POD_STATUS,
  };
  // Every app has a Service of its name, which is what spreads its Pods; rows do not tell of it.
  const snapshot = snapshotOf({
    ...reader,
    services: Table.of([[namespacedKey(DEFAULT_NAMESPACE, app), serviceOf(app)]]),
  });
  const { nodes, best } = explainPod(pod, snapshot, profileOf(settings));
  return nodes.map(({ node, total, refusals }) => ({
    node,
    total,
    isRefused: refusals.length > 0,
    isBest: best.includes(node),
  }));
}

const serviceOf = (app: string): Service => ({
  kind: "Service",
  metadata: newMeta({ name: app, namespace: DEFAULT_NAMESPACE, uid: app, creationTimestamp: 0 }),
  spec: { selector: { app }, port: 80, publishNotReadyAddresses: false },
});
