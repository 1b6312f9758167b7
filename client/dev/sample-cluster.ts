import { WritableClusterStore } from "../net/cluster-store.ts";
import { appRow, machineRow, nodeRow, podRow, runtimeRow, templateRow } from "./sample-rows.ts";

/** What a made-up cluster should look like. */
export interface Sample {
  readonly nodes: number;
  readonly pods: number;
  /** How many of the Pods wait for a Node. */
  readonly pending: number;
  /** Everybody's machine is visible (screen, facilitator), or only the first Node's (its seat). */
  readonly machines: "all" | "first" | "none";
  /** A Node is lost, another cordoned, a third tainted. */
  readonly lost?: boolean;
  readonly marked?: boolean;
  /** Every phase of a Pod occurs. */
  readonly phases?: boolean;
  /** Apps that fail some of their requests. */
  readonly failing?: boolean;
  /** Of the round, joined by commas. */
  readonly tools?: string;
}

/** The company's apps as `shared/chapters/company.ts` sizes them; one of two containers. */
const APPS = [
  { name: "web", cpuMilli: 500, memoryMi: 512, rps: 420, containers: 1 },
  { name: "api", cpuMilli: 1000, memoryMi: 1024, rps: 260, containers: 2 },
  { name: "chat", cpuMilli: 500, memoryMi: 2048, rps: 140, containers: 1 },
  { name: "matchmaking", cpuMilli: 2000, memoryMi: 2048, rps: 90, containers: 1 },
  { name: "ranking", cpuMilli: 1000, memoryMi: 3072, rps: 60, containers: 1 },
  { name: "batch", cpuMilli: 4000, memoryMi: 6144, rps: 0, containers: 1 },
] as const;
/** How often each app occurs, by index into APPS. */
const MIX = [0, 0, 1, 0, 2, 1, 0, 3, 4, 0, 1, 2, 0, 5, 0, 1] as const;
const CITIES = ["tokyo", "osaka", "sapporo", "fukuoka"] as const;
const STATUSES = ["ContainerCreating", "Running", "CrashLoopBackOff", "Running", "Running"] as const;

/** A small cluster has no room for giants: those become web Pods. */
const appOf = (pod: number, sample: Sample) => {
  const app = APPS[MIX[pod % MIX.length] ?? 0] ?? APPS[0];
  return sample.pods > sample.nodes * 8 && app.cpuMilli >= 2000 && pod % 5 !== 3 ? APPS[0] : app;
};

export function sampleCluster(sample: Sample): WritableClusterStore {
  const store = new WritableClusterStore();
  const nodes = addNodes(store, sample);
  for (const { name, cpuMilli, memoryMi, containers } of APPS) {
    store.put("templates", name, templateRow(name, cpuMilli, memoryMi, containers));
  }
  const counts = new Map<string, { all: number; ready: number }>();
  for (let pod = 0; pod < sample.pods; pod += 1) addPod(store, sample, nodes, pod, counts);
  for (const [style, app] of APPS.entries()) {
    const count = counts.get(app.name) ?? { all: 0, ready: 0 };
    if (count.all === 0) continue;
    const fails = sample.failing === true && style < 2;
    const failedRps = fails ? Math.round(app.rps * (style === 0 ? 0.35 : 0.15)) : 0;
    const row = { replicas: count.all, readyPods: count.ready, demandRps: app.rps, failedRps };
    store.put("apps", app.name, appRow({ name: app.name, style, ...row, servedRps: app.rps - failedRps }));
  }
  store.setRound({
    ...store.round,
    tick: 300,
    lengthTicks: 1800,
    sliBp: 9930,
    kubelet: "auto",
    tools: sample.tools ?? "",
  });
  store.commit();
  return store;
}

function addNodes(store: WritableClusterStore, sample: Sample): readonly string[] {
  const names = Array.from({ length: sample.nodes }, (_, at) => {
    const city = CITIES[at % CITIES.length] ?? "tokyo";
    return { name: `${city}-${Math.floor(at / CITIES.length) + 1}`, zone: city };
  });
  for (const [at, { name, zone }] of names.entries()) {
    const isLost = sample.lost === true && at === 1;
    const isMarked = sample.marked === true;
    const row = nodeRow({
      name,
      zone,
      ready: !isLost,
      unschedulable: isMarked && at === 2,
      taints: isMarked && at === 0 ? ["dedicated"] : isLost ? ["node.kubernetes.io/unreachable"] : [],
    });
    store.put("nodes", name, row);
    if (sample.machines === "none" || (sample.machines === "first" && at > 0)) continue;
    const used = { cpuUsedMilli: 1500 + ((at * 977) % 4200), memoryUsedMi: 3000 + ((at * 1777) % 7000) };
    const pull = { image: "web:v1", totalMi: 150, remainingMi: 60, measuredTick: 300, miPerSecond: 0 };
    store.put("machines", name, machineRow({ node: name, ...used, pulls: JSON.stringify([pull]) }));
  }
  return names.map(({ name }) => name);
}

function addPod(
  store: WritableClusterStore,
  sample: Sample,
  nodes: readonly string[],
  pod: number,
  counts: Map<string, { all: number; ready: number }>,
): void {
  const app = appOf(pod, sample);
  const isPending = pod >= sample.pods - sample.pending;
  const node = isPending ? "" : (nodes[(pod * 5 + Math.floor(pod / nodes.length)) % nodes.length] ?? "");
  const isLost = sample.lost === true && node === nodes[1];
  const kind = sample.phases === true && !isPending ? pod % 9 : -1;
  const status = isPending ? "Pending" : (STATUSES[kind] ?? "Running");
  const ready = !isPending && !isLost && (kind === -1 || kind > 3);
  const name = `${app.name}-${pod.toString(36).padStart(2, "0")}`;
  const row = { name, app: app.name, template: app.name, node, status, ready, createdTick: pod };
  store.put("pods", name, podRow({ ...row, deleting: kind === 4 }));
  const isVisible = sample.machines === "all" || (sample.machines === "first" && node === nodes[0]);
  if (!isPending && isVisible) {
    const stage = kind === 0 ? "pulling" : kind === 1 ? "starting" : kind === 2 ? "crashed" : "running";
    store.put("runtimes", `${node}/${name}`, runtimeRow({ pod: name, node, stage, hung: kind === 3 }));
  }
  const count = counts.get(app.name) ?? { all: 0, ready: 0 };
  counts.set(app.name, { all: count.all + 1, ready: count.ready + Number(ready) });
}
