import { enqueueAll, SWITCHABLE_CONTROLLERS } from "../../shared/controllers/switch.ts";
import { WATCHERS } from "../../shared/engine/passes.ts";
import { step } from "../../shared/engine/step.ts";
import { ALL_SERVICES, TRAFFIC_WORK, wakeAllKubelets, wakeUsage } from "../../shared/kubelet/work.ts";
import { ClusterDraft } from "../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { newContainer, newPodSpec } from "../../shared/model/new-objects.ts";
import { MIB } from "../../shared/model/resources.ts";
import type { Seat } from "../../shared/model/seat.ts";
import { cluster, deployment, machine, node, service } from "../builders.ts";
import { behaviour, image, layer } from "../shared/play.ts";
import type { Bench } from "./bench.ts";

/** Real clusters grow by more apps rather than by larger ones. */
const PODS_PER_APP = 50;
/** So many apps are asked something, in a cluster of any size. */
const ASKED_APPS = 6;
const SETTLE_TICKS = 150;
/** All images share it, so that nobody waits for pulls. */
const BASE = layer("debian", 10);
const SEAT: Seat = { id: "control-plane", role: "control-plane" };

function appsOf(pods: number): string[] {
  return Array.from({ length: Math.ceil(pods / PODS_PER_APP) }, (_, i) => `app-${i}`);
}

function emptyOf(apps: readonly string[]): ClusterState {
  const empty = cluster({
    timings: "classroom",
    automation: { scheduler: "player", kubelet: "auto", controllers: SWITCHABLE_CONTROLLERS },
  });
  const images = apps.map((app) =>
    image(`${app}:v1`, { layers: [BASE], behaviour: behaviour({ memoryIdleBytes: 100 * MIB }) }),
  );
  const asked = apps.slice(0, ASKED_APPS);
  const catalogue = {
    apps: asked.map((name, style) => ({ name, style, demand: [{ atMs: 0, rps: 500 }] })),
    images,
  };
  return { ...empty, settings: { ...empty.settings, catalogue } };
}

/** Everything declared, bound, running and ready: Deployments behind Services, all of Kubernetes switched on. */
function settledCluster(nodes: number, pods: number): ClusterState {
  const apps = appsOf(pods);
  const draft = new ClusterDraft(emptyOf(apps), 0, WATCHERS);
  for (let i = 0; i < nodes; i++) {
    const name = `node-${String(i).padStart(5, "0")}`;
    const labels = { "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": `zone-${i % 3}` };
    draft.machines.set(name, machine(name));
    draft.put(node(name, { metadata: { labels } }));
  }
  for (const app of apps) {
    const container = newContainer({
      name: app,
      image: `${app}:v1`,
      resources: { requests: { cpu: 100, memory: 200 * MIB }, limits: {} },
    });
    const template = { labels: { app }, annotations: {}, spec: newPodSpec({ containers: [container] }) };
    draft.put(service(app));
    draft.put(deployment(app, { spec: { replicas: Math.min(PODS_PER_APP, pods), template } }));
  }
  return settle(draft.finish(), pods);
}

/** Lets it run until every Pod is ready. Pods are dealt out in turn, which is quicker than scheduling them all. */
function settle(begin: ClusterState, pods: number): ClusterState {
  let state = begin;
  let dealt = 0;
  const nodes = [...state.nodes.keys()];
  for (let i = 0; i < SETTLE_TICKS; i++) {
    const draft = new ClusterDraft(step(state, []).state, i + 1, WATCHERS);
    for (const key of [...draft.waitingPods.keys()]) {
      const pod = draft.pods.get(key);
      const nodeName = nodes[dealt++ % nodes.length];
      if (pod && nodeName) draft.put({ ...pod, spec: { ...pod.spec, nodeName } });
    }
    state = draft.finish();
  }
  const isReady = (): boolean => state.tallies.get("readyPods") === pods;
  state = { ...state, automation: { ...state.automation, scheduler: "auto" } };
  for (let i = 0; i < 50; i++) state = step(state, []).state;
  if (!isReady()) throw new Error(`only ${state.tallies.get("readyPods")} of ${pods} Pods got ready`);
  return state;
}

const timed = (act: () => void): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};

/** Milliseconds of one tick of a cluster in which nothing happens, of the second's work a tenth. */
function quietTick(start: ClusterState): number {
  let state = start;
  return (
    timed(() => {
      for (let i = 0; i < 100; i++) state = step(state, []).state;
    }) / 100
  );
}

/** Milliseconds of one tick in which every part looks at everything, as it would if nobody told it what changed. */
function relist(start: ClusterState): number {
  const draft = new ClusterDraft(start, start.tick, WATCHERS);
  for (const name of SWITCHABLE_CONTROLLERS) enqueueAll(draft, name);
  wakeAllKubelets(draft);
  for (const name of draft.machines.keys()) wakeUsage(draft, name);
  draft.enqueue(TRAFFIC_WORK, ALL_SERVICES);
  const woken = draft.finish();
  return timed(() => step(woken, []));
}

/** Milliseconds of one tick while a Pod a second is deleted, made again, scheduled and started. */
function changingTick(start: ClusterState): number {
  let state = start;
  let next = 0;
  return (
    timed(() => {
      for (let i = 0; i < 100; i++) {
        const pod = i % 10 === 0 ? nameOfPod(state, next++) : undefined;
        state = step(
          state,
          pod ? [{ seat: SEAT, command: { type: "deletePod", pod, force: false } }] : [],
        ).state;
      }
    }) / 100
  );
}

/** A Pod of another app each time; looking it up costs the same in every cluster. */
const nameOfPod = (state: ClusterState, i: number): string | undefined =>
  state.podsByLabel.firstWithPrefix(`app=app-${i % ASKED_APPS}\u0000`)?.[1].split("/")[1];

/** Made once for each size, when it is first needed. */
function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function scaleBenches(nodes: number, pods: number, runs: number): readonly Bench[] {
  const start = remembered(() => settledCluster(nodes, pods));
  const of = (
    what: string,
    unit: string,
    better: Bench["better"],
    measure: (state: ClusterState) => number,
  ): Bench => ({
    name: `engine-${what}-${nodes}-nodes`,
    unit,
    better,
    runs,
    measure: () => measure(start()),
  });
  return [
    of("quiet", "ms/tick", "lower", quietTick),
    of("change", "ms/tick", "lower", changingTick),
    of("relist", "ms", "lower", relist),
    of("relist-to-quiet", "x", "higher", (state) => relist(state) / quietTick(state)),
  ];
}

/** What a tick costs where nothing happens and where little does, for clusters of three sizes. */
export const SCALE_BENCHES: readonly Bench[] = [
  ...scaleBenches(30, 300, 10),
  ...scaleBenches(100, 3_000, 10),
  ...scaleBenches(1_000, 30_000, 5),
];
