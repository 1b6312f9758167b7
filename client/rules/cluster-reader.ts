import type {
  Automation,
  AutomationMode,
  ClusterReader,
  RoundSettings,
} from "../../shared/model/cluster-state.ts";
import { type Condition, DEFAULT_NAMESPACE, namespacedKey } from "../../shared/model/meta.ts";
import { NEW_BUDGET_STATUS, NEW_DEPLOYMENT_STATUS, newMeta } from "../../shared/model/new-objects.ts";
import type { ClusterNode, NodeConditionType, Taint } from "../../shared/model/node.ts";
import { makeNodeInfo, type NodeInfo } from "../../shared/model/node-info.ts";
import type { Pod, PodPhase, PodTemplateSpec } from "../../shared/model/pod.ts";
import { DEFAULT_PROFILE_SETTINGS, type ProfileSettings } from "../../shared/model/profile-settings.ts";
import { CPU, MEMORY, MIB, PODS } from "../../shared/model/resources.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";
import type {
  Deployment,
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
  PriorityClass,
} from "../../shared/model/workload.ts";
import type { NodeRow, PodRow, RoundRow, TemplateRow } from "../../shared/projection/rows.ts";
import { Table } from "../../shared/util/table.ts";
import type { ClusterRows } from "../net/session.ts";
import { declaredOf } from "./declared.ts";
import { listOf } from "./list.ts";

/**
 * Puts a cluster together again from the rows that this client has, so that the shared rules can be asked before the
 * server answers. It has Nodes and Pods, all that placing needs; machines are told as pictures, not as objects.
 * `ghosts` are Pods that were given to a Node (by name) and that the server has not answered: they count as placed.
 * Objects are remembered per row, so that a new reader costs what changed.
 */
export function clusterReader(
  rows: ClusterRows,
  round: RoundRow,
  ghosts: ReadonlyMap<string, string> = NO_GHOSTS,
): ClusterReader {
  const pods: [string, Pod][] = [];
  const podsByNode = new Map<string, Pod[]>();
  for (const told of rows.pods.values()) {
    const template = rows.templates.get(told.template);
    if (template === undefined) continue;
    const ghost = told.node === "" ? ghosts.get(told.name) : undefined;
    const row = ghost === undefined ? told : { ...told, node: ghost };
    const pod = podOf(row, template);
    pods.push([podKey(row.name), pod]);
    if (row.node !== "" && !row.finished) {
      const there = podsByNode.get(row.node);
      if (there) there.push(pod);
      else podsByNode.set(row.node, [pod]);
    }
  }
  const nodes = [...rows.nodes.values()].map((row) => [row.name, nodeOf(row)] as const);
  const nodeInfos = nodes.map(([name, node]): [string, NodeInfo] => [
    name,
    makeNodeInfo(node, podsByNode.get(name) ?? []),
  ]);
  return {
    now: round.tick * TICK_MS,
    settings: UNKNOWN_SETTINGS,
    automation: automationOf(round),
    schedulerProfile: profileSettingsOf(round),
    nodes: Table.of(nodes),
    pods: Table.of(pods),
    nodeInfos: Table.of(nodeInfos),
    ...EMPTY_TABLES,
    ...declaredTables(rows),
    priorityClasses: priorityClassesOf(round),
  };
}

/** What is declared, as objects. Their status is not told: no refusal of a declaring command reads it. */
function declaredTables(
  rows: ClusterRows,
): Pick<ClusterReader, "deployments" | "horizontalPodAutoscalers" | "podDisruptionBudgets"> {
  const deployments: [string, Deployment][] = [];
  const autoscalers: [string, HorizontalPodAutoscaler][] = [];
  const budgets: [string, PodDisruptionBudget][] = [];
  for (const row of rows.apps.values()) {
    const declared = declaredOf(row);
    if (declared === undefined) continue;
    const key = podKey(row.name);
    const metadata = newMeta({
      name: row.name,
      namespace: DEFAULT_NAMESPACE,
      uid: row.name,
      creationTimestamp: 0,
    });
    const spec = { ...declared.deployment, replicas: row.replicas };
    deployments.push([key, { kind: "Deployment", metadata, spec, status: NEW_DEPLOYMENT_STATUS }]);
    const { autoscaler, budget } = declared;
    if (autoscaler !== undefined) {
      const status = { currentReplicas: row.pods, desiredReplicas: row.replicas, conditions: [] };
      autoscalers.push([key, { kind: "HorizontalPodAutoscaler", metadata, spec: autoscaler, status }]);
    }
    if (budget !== undefined) {
      const status = { ...NEW_BUDGET_STATUS, disruptionsAllowed: row.disruptionsAllowed };
      budgets.push([key, { kind: "PodDisruptionBudget", metadata, spec: budget, status }]);
    }
  }
  return {
    deployments: Table.of(deployments),
    horizontalPodAutoscalers: Table.of(autoscalers),
    podDisruptionBudgets: Table.of(budgets),
  };
}

/** Only their names and order are told. */
const priorityClassesOf = ({ priorities }: RoundRow): Table<PriorityClass> =>
  Table.of(
    listOf(priorities).map((name, i, all): [string, PriorityClass] => [
      name,
      {
        kind: "PriorityClass",
        metadata: newMeta({ name, namespace: "", uid: name, creationTimestamp: 0 }),
        value: all.length - i,
        globalDefault: false,
        preemptionPolicy: "PreemptLowerPriority",
      },
    ]),
  );

/** The Pod of a row, as far as rows tell. */
export function podOf(row: PodRow, template: TemplateRow): Pod {
  const known = podsOfRows.get(row);
  if (known !== undefined) return known;
  const { labels, annotations, spec } = templateOf(template);
  const pod: Pod = {
    kind: "Pod",
    metadata: {
      name: row.name,
      namespace: DEFAULT_NAMESPACE,
      uid: row.name,
      labels,
      annotations,
      creationTimestamp: row.createdTick * TICK_MS,
      generation: 1,
      ownerReferences: [],
      ...(row.deleting && { deletionTimestamp: 0 }),
    },
    spec: row.node === "" ? spec : { ...spec, nodeName: row.node },
    status: { phase: phaseOf(row), conditions: [], containerStatuses: [], initContainerStatuses: [] },
  };
  podsOfRows.set(row, pod);
  return pod;
}

/** The template of a row; remembered per row, which is never changed in place. */
export function templateOf(row: TemplateRow): PodTemplateSpec {
  const known = templates.get(row);
  if (known !== undefined) return known;
  // The projection writes this text; its shape is in rows.ts.
  const template = JSON.parse(row.json) as PodTemplateSpec;
  templates.set(row, template);
  return template;
}

const NO_GHOSTS: ReadonlyMap<string, string> = new Map();
const podsOfRows = new WeakMap<PodRow, Pod>();
const templates = new WeakMap<TemplateRow, PodTemplateSpec>();
const nodesOfRows = new WeakMap<NodeRow, ClusterNode>();

const podKey = (name: string): string => namespacedKey(DEFAULT_NAMESPACE, name);

function phaseOf(row: PodRow): PodPhase {
  if (row.finished) return "Failed";
  return row.ready || row.status === "Running" ? "Running" : "Pending";
}

interface NodeJson {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly conditions: readonly Condition<NodeConditionType>[];
  /** Only in rounds in which somebody weighs them. */
  readonly images?: ClusterNode["status"]["images"];
}

function nodeOf(row: NodeRow): ClusterNode {
  const known = nodesOfRows.get(row);
  if (known !== undefined) return known;
  // The projection writes this text; its shape is in rows.ts.
  const { labels, taints, conditions, images = [] } = JSON.parse(row.json) as NodeJson;
  const room = { [CPU]: row.cpuMilli, [MEMORY]: row.memoryMi * MIB, [PODS]: row.podSlots };
  const node: ClusterNode = {
    kind: "Node",
    metadata: {
      name: row.name,
      namespace: "",
      uid: row.name,
      labels,
      annotations: {},
      creationTimestamp: 0,
      generation: 1,
      ownerReferences: [],
    },
    spec: { unschedulable: row.unschedulable, taints },
    status: { capacity: room, allocatable: room, conditions, images },
  };
  nodesOfRows.set(row, node);
  return node;
}

/** The team's policy. Its text is written by the projection. */
export const profileSettingsOf = ({
  schedulerProfile,
}: Pick<RoundRow, "schedulerProfile">): ProfileSettings =>
  schedulerProfile === "" ? DEFAULT_PROFILE_SETTINGS : (JSON.parse(schedulerProfile) as ProfileSettings);

const automationOf = (round: RoundRow): Automation => ({
  scheduler: round.scheduler as AutomationMode,
  kubelet: round.kubelet as AutomationMode,
  controllers: listOf(round.controllers),
});

/** Rows do not tell the settings; no refusal reads them. */
const UNKNOWN_SETTINGS: RoundSettings = {
  chapter: "",
  seed: "",
  lengthMs: 0,
  timings: TIMINGS.classroom,
  catalogue: { apps: [], images: [] },
  sloBp: 0,
  stars: [{ sliBp: 0 }, { sliBp: 0 }, { sliBp: 0 }],
};

const nothing = Table.empty<never>();
const EMPTY_TABLES = {
  replicaSets: nothing,
  jobs: nothing,
  services: nothing,
  endpointSlices: nothing,
  machines: nothing,
  runtimes: nothing,
  queue: nothing,
  drains: nothing,
  incidents: nothing,
  workbenches: nothing,
  publishedImages: nothing,
  usageReports: nothing,
  traffic: nothing,
} satisfies Partial<ClusterReader>;
