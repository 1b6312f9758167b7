import type { PodSpec, PodTemplateSpec } from "../../shared/model/pod.ts";
import { MIB } from "../../shared/model/resources.ts";
import type {
  AppRow,
  MachineRow,
  NodeRow,
  PodRow,
  RuntimeRow,
  TemplateRow,
} from "../../shared/projection/rows.ts";

/** Hand-made rows: for looking at the board without a server, and for tests. Every builder shows only what matters. */

export function nodeRow(over: Partial<NodeRow> & { readonly taints?: readonly string[] } = {}): NodeRow {
  const { taints = [], ...row } = over;
  return {
    name: "tokyo-1",
    zone: "tokyo",
    ready: true,
    unschedulable: false,
    draining: false,
    cpuMilli: 8000,
    memoryMi: 16 * 1024,
    podSlots: 110,
    json: JSON.stringify({
      labels: {},
      taints: taints.map((key) => ({ key, value: "", effect: "NoSchedule" })),
      conditions: [],
    }),
    ...row,
  };
}

export const podRow = (over: Partial<PodRow> = {}): PodRow => ({
  name: "web-1",
  app: "web",
  template: "web",
  node: "",
  status: over.node === undefined || over.node === "" ? "Pending" : "Running",
  ready: over.node !== undefined && over.node !== "",
  restarts: 0,
  deleting: false,
  finished: ["Completed", "Succeeded", "Failed", "Evicted"].includes(over.status ?? ""),
  createdTick: 0,
  queue: "",
  why: "",
  owner: "",
  ...over,
});

export const appRow = (over: Partial<AppRow> = {}): AppRow => ({
  name: "web",
  style: 0,
  image: "web:v1",
  replicas: 1,
  readyPods: 1,
  updatedPods: 1,
  cpuMilli: 500,
  memoryMi: 512,
  startMs: 1500,
  demandRps: 100,
  servedRps: 100,
  failedRps: 0,
  served: 0,
  failed: 0,
  forecast: "[]",
  pods: 1,
  ordered: -1,
  orderedImage: "",
  dueTick: 0,
  declared: "",
  versions: "",
  rollout: "",
  undoImage: "",
  utilization: -1,
  disruptionsAllowed: -1,
  told: "[]",
  ...over,
});

export const machineRow = (over: Partial<MachineRow> = {}): MachineRow => ({
  node: "tokyo-1",
  power: "on",
  network: "up",
  attended: true,
  cpuUsedMilli: 0,
  memoryUsedMi: 0,
  diskUsedMi: 0,
  diskMi: 40 * 1024,
  bandwidthMiPerSecond: 25,
  pulls: "[]",
  images: "[]",
  warnings: "[]",
  ...over,
});

export const runtimeRow = (over: Partial<RuntimeRow> = {}): RuntimeRow => ({
  pod: "web-1",
  node: "tokyo-1",
  stage: "running",
  sinceTick: 0,
  untilTick: 0,
  hung: false,
  restarts: 0,
  memoryUsedMi: 200,
  memoryLimitMi: 512,
  cpuUsedMilli: 100,
  rps: 10,
  lastExit: "",
  ...over,
});

/** A template that asks for so much, in so many containers that share it. */
export function templateRow(app: string, cpuMilli: number, memoryMi: number, containers = 1): TemplateRow {
  const spec: PodSpec = {
    containers: Array.from({ length: containers }, (_, at) => ({
      name: at === 0 ? app : `${app}-side-${at}`,
      image: `${app}:v1`,
      imagePullPolicy: "IfNotPresent",
      resources: {
        requests: {
          cpu: Math.round(cpuMilli / containers),
          memory: Math.round((memoryMi * MIB) / containers),
        },
        limits: {},
      },
      ports: [],
    })),
    initContainers: [],
    nodeSelector: {},
    tolerations: [],
    topologySpreadConstraints: [],
    priority: 0,
    preemptionPolicy: "PreemptLowerPriority",
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    schedulerName: "default-scheduler",
    schedulingGates: [],
    hostNetwork: false,
    overhead: {},
  };
  const template: PodTemplateSpec = { labels: { app }, annotations: {}, spec };
  return { json: JSON.stringify(template) };
}
