import { fc } from "@fast-check/vitest";
import { SWITCHABLE_CONTROLLERS } from "../shared/controllers/switch.ts";
import type { SeatCommand } from "../shared/engine/command-pass.ts";
import { Recorder } from "../shared/engine/journal.ts";
import { WATCHERS } from "../shared/engine/passes.ts";
import type { StepResult } from "../shared/engine/step.ts";
import type { AppBehaviour } from "../shared/model/catalogue.ts";
import { ClusterDraft } from "../shared/model/cluster-draft.ts";
import type { ClusterState } from "../shared/model/cluster-state.ts";
import { newContainer, newPodSpec } from "../shared/model/new-objects.ts";
import type { ResourceList } from "../shared/model/resources.ts";
import { GIB, MIB } from "../shared/model/resources.ts";
import { FACILITATOR_SEAT, ROOM_SEAT, type Seat } from "../shared/model/seat.ts";
import type { Deployment } from "../shared/model/workload.ts";
import { Rng, seedRng } from "../shared/util/rng.ts";
import { budget, cluster, deployment, machine, node, service } from "./builders.ts";
import { randomCommand } from "./random-player.ts";
import { behaviour, image, layer } from "./shared/play.ts";
import { autoscaler } from "./workload-builders.ts";

const APPS = ["web", "api", "chat"] as const;
const ZONES = ["tokyo", "osaka"] as const;

const aNode = fc.record({
  cpu: fc.integer({ min: 500, max: 8000 }),
  memoryMib: fc.integer({ min: 512, max: 16_384 }),
  slots: fc.integer({ min: 1, max: 20 }),
  zone: fc.constantFrom(...ZONES),
  isTainted: fc.boolean(),
});

const anApp = fc.record({
  replicas: fc.integer({ min: 0, max: 6 }),
  cpu: fc.integer({ min: 0, max: 3000 }),
  memoryMib: fc.integer({ min: 0, max: 3000 }),
  isLimited: fc.boolean(),
  isProbed: fc.boolean(),
  priority: fc.constantFrom(0, 0, 100),
  strategy: fc.constantFrom<Deployment["spec"]["strategy"]>(
    { type: "Recreate" },
    { type: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 },
    { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" },
  ),
  rps: fc.integer({ min: 0, max: 200 }),
  startMs: fc.integer({ min: 0, max: 1500 }),
  leaks: fc.boolean(),
  crashes: fc.boolean(),
  minAvailable: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  isScaled: fc.boolean(),
});

type RandomNode = typeof aNode extends fc.Arbitrary<infer T> ? T : never;
type RandomApp = typeof anApp extends fc.Arbitrary<infer T> ? T : never;

/** What a random cluster is made of. Everything that happens in it follows from `seed`. */
export interface ClusterPlan {
  readonly seed: number;
  readonly nodes: readonly RandomNode[];
  readonly apps: readonly RandomApp[];
  readonly scheduler: "auto" | "player";
  readonly kubelet: "auto" | "player";
  readonly hasControllers: boolean;
}

export const clusterPlans: fc.Arbitrary<ClusterPlan> = fc.record({
  seed: fc.nat({ max: 1_000_000 }),
  nodes: fc.array(aNode, { minLength: 1, maxLength: 5 }),
  apps: fc.array(anApp, { minLength: 1, maxLength: APPS.length }),
  scheduler: fc.constantFrom("auto", "auto", "player"),
  kubelet: fc.constantFrom("auto", "auto", "player"),
  hasControllers: fc.constantFrom(true, true, false),
});

/**
 * The same cluster with everything switched on and apps that behave: enough memory, no requests, no liveness probe that
 * ends them before they have started. It comes to rest.
 */
export const calm = (plan: ClusterPlan): ClusterPlan => ({
  ...plan,
  apps: plan.apps.map((app) => ({
    ...app,
    leaks: false,
    crashes: false,
    rps: 0,
    startMs: 0,
    memoryMib: Math.max(100, app.memoryMib),
  })),
  scheduler: "auto",
  kubelet: "auto",
  hasControllers: true,
});

const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};
const BASE = layer("debian", 10);

function behaviourOf(app: RandomApp): AppBehaviour {
  return behaviour({
    startMs: app.startMs,
    cpuMicroPerRps: 5000,
    memoryIdleBytes: 50 * MIB,
    leakBytesPerSecond: app.leaks ? 20 * MIB : 0,
    ...(app.crashes && { crashAfterMs: 4000 }),
  });
}

function deploymentOf(name: string, app: RandomApp): Deployment {
  const requests: ResourceList = { cpu: app.cpu, memory: app.memoryMib * MIB };
  const resources = { requests, limits: app.isLimited ? requests : {} };
  const probes = app.isProbed ? { readinessProbe: PROBE, livenessProbe: PROBE } : {};
  const container = newContainer({ name, image: `${name}:v1`, resources, ...probes });
  const spec = newPodSpec({ containers: [container], priority: app.priority });
  const template = { labels: { app: name }, annotations: {}, spec };
  return deployment(name, { spec: { replicas: app.replicas, strategy: app.strategy, template } });
}

/** The first moment of the cluster that a plan describes. */
export function randomCluster(plan: ClusterPlan): ClusterState {
  const empty = cluster({
    timings: "classroom",
    seed: String(plan.seed),
    automation: {
      scheduler: plan.scheduler,
      kubelet: plan.kubelet,
      controllers: plan.hasControllers ? SWITCHABLE_CONTROLLERS : [],
    },
  });
  const apps = plan.apps.map((app, i) => ({ ...app, name: APPS[i] ?? "web" }));
  const catalogue = {
    apps: apps.map(({ name, rps }, style) => ({ name, style, demand: [{ atMs: 0, rps }] })),
    images: apps.flatMap((app) =>
      ["v1", "v2"].map((tag) =>
        image(`${app.name}:${tag}`, {
          layers: [BASE, layer(`${app.name}:${tag}`, 5)],
          behaviour: behaviourOf(app),
        }),
      ),
    ),
  };
  const draft = new ClusterDraft({ ...empty, settings: { ...empty.settings, catalogue } }, 0, WATCHERS);
  for (const [i, one] of plan.nodes.entries()) addNode(draft, `${one.zone}-${i + 1}`, one);
  for (const app of apps) {
    draft.put(service(app.name));
    draft.put(deploymentOf(app.name, app));
    if (app.minAvailable !== undefined) draft.put(budget(app.name, { minAvailable: app.minAvailable }));
    if (app.isScaled) draft.put(autoscaler(app.name));
  }
  return draft.finish();
}

function addNode(draft: ClusterDraft, name: string, one: RandomNode): void {
  const labels = { "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": one.zone };
  const allocatable = { cpu: one.cpu, memory: one.memoryMib * MIB, pods: one.slots };
  const taints = one.isTainted ? [{ key: "full", value: "", effect: "PreferNoSchedule" as const }] : [];
  draft.machines.set(
    name,
    machine(name, { cpuMilli: one.cpu, memoryBytes: one.memoryMib * MIB, diskBytes: 20 * GIB }),
  );
  draft.put(node(name, { metadata: { labels }, allocatable, spec: { taints } }));
}

/** How often something may happen, of 10,000 ticks of each seat. */
const SEAT_BP = 250;
const AWAY_BP = 40;

export interface PlayedAtRandom {
  readonly recorder: Recorder;
  readonly accepted: readonly SeatCommand[];
  readonly refused: number;
}

/** Seats that do what comes to their minds, people who leave and come back, a facilitator who throws incidents. */
export function playRandomly(
  plan: ClusterPlan,
  ticks: number,
  onStep: (result: StepResult, before: ClusterState) => void = () => undefined,
): PlayedAtRandom {
  const recorder = new Recorder(randomCluster(plan));
  const rng = new Rng(seedRng(`play ${plan.seed}`));
  const accepted: SeatCommand[] = [];
  let refused = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const before = recorder.state;
    const commands = whatSeatsDo(before, rng);
    const result = recorder.step(commands);
    commands.forEach((command, i) => {
      if (result.refusals[i] === undefined) accepted.push(command);
      else refused += 1;
    });
    onStep(result, before);
  }
  return { recorder, accepted, refused };
}

function whatSeatsDo(state: ClusterState, rng: Rng): SeatCommand[] {
  const nodes = [...state.nodes.keys()];
  const seats: Seat[] = [
    { id: "control-plane", role: "control-plane" },
    ...nodes.map((nodeName) => ({ id: nodeName, role: "node", nodeName }) as const),
    FACILITATOR_SEAT,
  ];
  const commands: SeatCommand[] = [];
  for (const seat of seats) {
    if (!rng.chanceBp(SEAT_BP)) continue;
    const command = randomCommand(state, seat, rng);
    if (command) commands.push({ seat, command });
  }
  for (const name of nodes) {
    if (!rng.chanceBp(AWAY_BP)) continue;
    const attended = rng.chanceBp(6000);
    commands.push({ seat: ROOM_SEAT, command: { type: "setAttended", node: name, attended } });
  }
  return commands;
}
