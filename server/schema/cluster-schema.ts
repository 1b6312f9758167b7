import { type SchemaType, schema, t } from "@colyseus/schema";
import type {
  AppRow,
  KubeEventRow,
  MachineRow,
  NodeRow,
  PodRow,
  PublishedImageRow,
  RowTable,
  RuntimeRow,
  TemplateRow,
  WorkbenchRow,
} from "../../shared/projection/rows.ts";
import { type FieldsOf, flag, number, text } from "./fields.ts";

const PodSchema = schema(
  {
    name: text(),
    app: text(),
    template: text(),
    node: text(),
    status: text(),
    ready: flag(),
    restarts: number(),
    deleting: flag(),
    finished: flag(),
    createdTick: number(),
    queue: text(),
    why: text(),
    owner: text(),
  } satisfies FieldsOf<PodRow>,
  "Pod",
);

const TemplateSchema = schema({ json: text() } satisfies FieldsOf<TemplateRow>, "Template");

const NodeSchema = schema(
  {
    name: text(),
    zone: text(),
    ready: flag(),
    unschedulable: flag(),
    draining: flag(),
    cpuMilli: number(),
    memoryMi: number(),
    podSlots: number(),
    json: text(),
  } satisfies FieldsOf<NodeRow>,
  "Node",
);

const AppSchema = schema(
  {
    name: text(),
    style: number(),
    image: text(),
    replicas: number(),
    readyPods: number(),
    updatedPods: number(),
    cpuMilli: number(),
    memoryMi: number(),
    startMs: number(),
    demandRps: number(),
    servedRps: number(),
    failedRps: number(),
    served: number(),
    failed: number(),
    forecast: text(),
    pods: number(),
    ordered: number(),
    orderedImage: text(),
    dueTick: number(),
    declared: text(),
    versions: text(),
    rollout: text(),
    undoImage: text(),
    utilization: number(),
    disruptionsAllowed: number(),
    told: text(),
  } satisfies FieldsOf<AppRow>,
  "App",
);

const MachineSchema = schema(
  {
    node: text(),
    power: text(),
    network: text(),
    attended: flag(),
    cpuUsedMilli: number(),
    memoryUsedMi: number(),
    diskUsedMi: number(),
    diskMi: number(),
    bandwidthMiPerSecond: number(),
    pulls: text(),
    images: text(),
    warnings: text(),
  } satisfies FieldsOf<MachineRow>,
  "Machine",
);

const RuntimeSchema = schema(
  {
    pod: text(),
    node: text(),
    stage: text(),
    sinceTick: number(),
    untilTick: number(),
    hung: flag(),
    restarts: number(),
    memoryUsedMi: number(),
    memoryLimitMi: number(),
    cpuUsedMilli: number(),
    rps: number(),
    lastExit: text(),
  } satisfies FieldsOf<RuntimeRow>,
  "Runtime",
);

const KubeEventSchema = schema(
  {
    type: text(),
    reason: text(),
    object: text(),
    message: text(),
    count: number(),
    tick: number(),
  } satisfies FieldsOf<KubeEventRow>,
  "KubeEvent",
);

const WorkbenchSchema = schema(
  {
    node: text(),
    installed: text(),
    job: text(),
    what: text(),
    beganTick: number(),
    endsTick: number(),
  } satisfies FieldsOf<WorkbenchRow>,
  "Workbench",
);

const PublishedImageSchema = schema(
  {
    image: text(),
    app: text(),
    node: text(),
    sizeMi: number(),
    tick: number(),
  } satisfies FieldsOf<PublishedImageRow>,
  "PublishedImage",
);

/** The class of each table's rows. */
export const ROW_SCHEMAS = {
  pods: PodSchema,
  templates: TemplateSchema,
  nodes: NodeSchema,
  apps: AppSchema,
  machines: MachineSchema,
  runtimes: RuntimeSchema,
  kubeEvents: KubeEventSchema,
  workbenches: WorkbenchSchema,
  publishedImages: PublishedImageSchema,
} as const satisfies Record<RowTable, unknown>;

/**
 * One team's cluster: a map of rows for each table. A client sees all of it or nothing, but for the private tables:
 * their rows are shown one by one (sync/viewers.ts).
 */
export const ClusterSchema = schema(
  {
    pods: t.map(PodSchema),
    templates: t.map(TemplateSchema),
    nodes: t.map(NodeSchema),
    apps: t.map(AppSchema),
    machines: t.map(MachineSchema).view(),
    runtimes: t.map(RuntimeSchema).view(),
    kubeEvents: t.map(KubeEventSchema),
    workbenches: t.map(WorkbenchSchema).view(),
    publishedImages: t.map(PublishedImageSchema),
  },
  "Cluster",
);
export type ClusterSchema = SchemaType<typeof ClusterSchema>;
