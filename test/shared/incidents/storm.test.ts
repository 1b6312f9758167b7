import { expect, test } from "vitest";
import type { Command } from "../../../shared/commands/registry.ts";
import { type Journal, Recorder, replay } from "../../../shared/engine/journal.ts";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../../shared/engine/snapshot.ts";
import { step } from "../../../shared/engine/step.ts";
import { INCIDENTS } from "../../../shared/incidents/registry.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { runtimePrefix } from "../../../shared/model/machine.ts";
import { splitKey } from "../../../shared/model/meta.ts";
import { MIB } from "../../../shared/model/resources.ts";
import { FACILITATOR_SEAT, ROOM_SEAT, type Seat } from "../../../shared/model/seat.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { deployment, machine, service } from "../../builders.ts";
import { behaviour, image, layer, Play } from "../play.ts";

const NODES = ["tokyo-1", "tokyo-2", "osaka-1", "osaka-2"];
const IMAGES = ["web:v1", "api:v1", "web:bad", "api:none"];
const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 5,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

/** Four machines in two zones, two apps that are declared, and everything that Kubernetes does switched on. */
function newRound(seed: string): ClusterState {
  const base = layer("debian", 40);
  const play = new Play({
    seed,
    timings: "classroom",
    automation: { kubelet: seed.length % 2 === 0 ? "auto" : "player", scheduler: "auto", controllers: [] },
    machines: NODES.map((name) => machine(name)),
    images: [
      image("web:v1", {
        layers: [base, layer("web", 10)],
        behaviour: behaviour({
          startMs: 1500,
          cpuMicroPerRps: 9000,
          memoryIdleBytes: 300 * MIB,
          leakBytesPerSecond: MIB,
        }),
      }),
      image("api:v1", {
        layers: [base, layer("api", 20)],
        behaviour: behaviour({ startMs: 700, cpuMicroPerRps: 5000 }),
      }),
      image("web:bad", {
        layers: [base, layer("bad", 5)],
        behaviour: behaviour({ crashAfterMs: 900, errorBp: 500 }),
      }),
      image("api:none", { missing: true }),
    ],
    apps: [
      {
        name: "web",
        style: 0,
        demand: [
          { atMs: 0, rps: 30 },
          { atMs: 200_000, rps: 300 },
        ],
      },
      { name: "api", style: 1, demand: [{ atMs: 0, rps: 50 }] },
    ],
    services: [service("web"), service("api")],
  });
  play.change((draft) => {
    for (const name of ["web", "api"]) {
      const made = deployment(name, { spec: { replicas: 5 } });
      const [container] = made.spec.template.spec.containers;
      if (container === undefined) throw new Error("a Deployment has a container");
      const probes = name === "web" ? { readinessProbe: PROBE, livenessProbe: PROBE } : {};
      const template = {
        ...made.spec.template,
        spec: { ...made.spec.template.spec, containers: [{ ...container, ...probes }] },
      };
      draft.put({ ...made, spec: { ...made.spec, template } });
    }
  });
  play.asRoom({ type: "switchAutomation", part: "controllers", mode: "auto" });
  return play.state;
}

/** Something that somebody might do now, sensible or not. */
function anything(state: ClusterState, rng: Rng): { seat: Seat; command: Command } {
  const node = rng.pick(NODES);
  const here = state.runtimes.withPrefix(runtimePrefix(node));
  const pod = here.length > 0 ? splitKey(rng.pick(here).podKey).name : "web-1";
  const imageName = rng.pick(IMAGES);
  const onNode = (command: Command) => ({
    seat: { id: node, role: "node", nodeName: node } as const,
    command,
  });
  return rng.pick([
    { seat: FACILITATOR_SEAT, command: { type: "startIncident", incident: rng.pick(INCIDENTS).id } },
    { seat: FACILITATOR_SEAT, command: { type: "endIncident", incident: rng.pick(INCIDENTS).id } },
    { seat: ROOM_SEAT, command: { type: "setAttended", node, attended: rng.chanceBp(8000) } },
    onNode({ type: "pullImage", image: imageName }),
    onNode({ type: "prioritizePull", image: imageName }),
    onNode({ type: "cancelPull", image: imageName }),
    onNode({ type: "startPod", pod }),
    onNode({ type: "startPod", pod }),
    onNode({ type: "restartContainer", pod }),
    onNode({ type: "pruneImages" }),
    onNode({ type: "powerOn" }),
  ]);
}

function checkInvariants(state: ClusterState): void {
  for (const machine of state.machines.values()) {
    expect(machine.cpuUsedMilli).toBeLessThanOrEqual(machine.cpuMilli);
    expect(new Set(machine.pulls.map((pull) => pull.image)).size).toBe(machine.pulls.length);
    expect(machine.pulls.slice(1).every(({ bytesPerSecond }) => bytesPerSecond === 0)).toBe(true);
  }
  let [served, failed] = [0, 0];
  for (const traffic of state.traffic.values()) {
    served += traffic.totalServed;
    failed += traffic.totalFailed;
  }
  expect({ served, failed }).toEqual({ served: state.totals.served, failed: state.totals.failed });
  for (const pod of state.pods.values()) {
    if (pod.status.phase !== "Succeeded" && pod.status.phase !== "Failed") continue;
    expect(pod.status.conditions.find(({ type }) => type === "Ready")?.status ?? "False").toBe("False");
  }
}

test.each(["a", "bb", "c", "dd"])("a storm of incidents and orders: seed %s", (seed) => {
  const recorder = new Recorder(newRound(seed));
  const rng = new Rng(seedRng(`${seed} storm`));
  let middle: ClusterState | undefined;
  for (let tick = 0; tick < 1500; tick++) {
    const commands = rng.chanceBp(3000) ? [anything(recorder.state, rng)] : [];
    recorder.step(commands);
    if (tick % 10 === 0) checkInvariants(recorder.state);
    if (tick === 700) middle = recorder.state;
  }
  const journal: Journal = recorder.journal();
  expect(new Set(journal.entries.map(({ command }) => command.type)).size).toBeGreaterThan(4);
  expect(recorder.state.totals.served).toBeGreaterThan(0);
  expect(replay(JSON.parse(JSON.stringify(journal))).divergedAt).toBeUndefined();
  expect(stateHash(resumed(middle as ClusterState, journal))).toBe(stateHash(recorder.state));
});

/** The rest of the round from a snapshot of its middle. */
function resumed(middle: ClusterState, journal: Journal): ClusterState {
  let state = restoreSnapshot(JSON.parse(JSON.stringify(makeSnapshot(middle))));
  while (state.tick < journal.ticks) {
    state = step(
      state,
      journal.entries.filter(({ tick }) => tick === state.tick + 1),
    ).state;
  }
  return state;
}
