import type { Command } from "../commands/registry.ts";
import { refusalOf } from "../engine/command-pass.ts";
import { hasImage } from "../kubelet/disk.ts";
import { findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { type Machine, type PodRuntime, type PodStage, runtimeKey } from "../model/machine.ts";
import { DEFAULT_NAMESPACE, namespacedKey, splitKey } from "../model/meta.ts";
import { alarms } from "./alarms.ts";
import { tidying } from "./disk.ts";
import type { Brain, Situation } from "./framework.ts";
import { gentleRestarts } from "./memory.ts";
import { pullsAhead } from "./pulling-ahead.ts";
import { tellings } from "./telling.ts";

/** What a Pod in this stage needs from its Node, most urgent first; in the others it needs nothing. */
const URGENCY: readonly PodStage[] = ["hung", "crashed", "startable", "pull-failed", "image"];

/** Runs what is placed on its machine: wakes what hangs, starts what can start, pulls what is missing. */
export const nodeSeat: Brain = (situation) => {
  const { reader, seat, slips, rng } = situation;
  const machine = reader.machines.get(seat.nodeName ?? "");
  if (machine === undefined || machine.power === "booting") return undefined;
  if (machine.power === "off") return { type: "powerOn" };
  if (!reader.nodes.has(machine.nodeName)) return { type: "joinNode" };
  const jobs = jobsOn(situation, machine).filter((command) => !refusalOf(reader, { seat, command }));
  const call =
    jobs.length === 0 || situation.character === "perfect"
      ? (askForDrain(situation, machine) ?? offerRoom(situation, machine))
      : undefined;
  if (call !== undefined) return call;
  return slips && jobs.length > 0 ? rng.pick(jobs) : jobs[0];
};

/** Says that this machine is about to go down, and again if nothing comes of it. */
function askForDrain({ reader, seat, character, heard }: Situation, machine: Machine): Command | undefined {
  const isDoomed = machine.warnings.some(({ code }) => code === "kernel-upgrade");
  const hasSaid = heard.some((call) => call.seat === seat.id && call.call === "drain-me");
  if (!isDoomed || hasSaid || reader.runtimes.size === 0 || character === "clumsy") return undefined;
  return { type: "call", call: "drain-me", params: {} };
}

/** Says that this Node is well but closed, where somebody at the desks would open it. */
function offerRoom({ reader, seat, character, heard }: Situation, machine: Machine): Command | undefined {
  const isClosed = reader.nodes.get(machine.nodeName)?.spec.unschedulable === true;
  const hasSaid = heard.some((call) => call.seat === seat.id && call.call === "have-room");
  const isAsked = reader.settings.tools?.includes("uncordon") === true && character !== "clumsy";
  if (!isClosed || hasSaid || !isAsked || machine.warnings.length > 0) return undefined;
  return { type: "call", call: "have-room", params: {} };
}

/** Everything that could be done here, what matters most first. */
function jobsOn(situation: Situation, machine: Machine): readonly Command[] {
  const { reader, character } = situation;
  const needy = [...reader.runtimes.values()].filter(({ stage }) => URGENCY.includes(stage));
  const bytes = (pod: PodRuntime): number =>
    character === "perfect" ? missingBytes(reader, machine, pod) : 0;
  needy.sort(
    (a, b) =>
      URGENCY.indexOf(a.stage) - URGENCY.indexOf(b.stage) ||
      bytes(a) - bytes(b) ||
      a.admittedAt - b.admittedAt,
  );
  const jobs = needy.map((pod) => jobFor(machine, pod));
  // Whoever is careless neither listens nor notices memory before the kernel has done something about it.
  return character === "clumsy"
    ? jobs
    : [
        ...alarms(situation),
        ...tellings(situation),
        ...jobs,
        ...tidying(machine),
        ...favours(situation),
        ...strangeBurners(reader),
        ...gentleRestarts(reader, machine),
        ...pullsAhead(situation, machine),
      ];
}

/** What others asked this Node for: to have an image ready, or to restart a Pod that has not been since. */
function favours({ reader, seat, heard }: Situation): readonly Command[] {
  return heard.flatMap(({ call, params, at }): Command[] => {
    if (call === "pull-please" && params["node"] === seat.nodeName) {
      const deployment = reader.deployments.get(namespacedKey(DEFAULT_NAMESPACE, `${params["app"]}`));
      const image = deployment?.spec.template.spec.containers[0]?.image;
      return image === undefined ? [] : [{ type: "pullImage", image }];
    }
    if (call !== "restart-please") return [];
    const pod = `${params["pod"]}`;
    const key = runtimeKey(seat.nodeName ?? "", namespacedKey(DEFAULT_NAMESPACE, pod));
    const isOld = reader.runtimes.get(key)?.containers.some(({ startedAt = at }) => startedAt < at);
    return isOld === true ? [{ type: "restartContainer", pod }] : [];
  });
}

function jobFor(machine: Machine, { podKey, stage, spec }: PodRuntime): Command {
  const pod = splitKey(podKey).name;
  if (stage === "hung" || stage === "crashed") return { type: "restartContainer", pod };
  if (stage === "startable") return { type: "startPod", pod };
  const missing = spec.containers.find(({ image }) => !hasImage(machine, image));
  return { type: "pullImage", image: missing?.image ?? "" };
}

/** What would have to be loaded before the Pod can start. */
function missingBytes({ settings }: ClusterReader, machine: Machine, { spec }: PodRuntime): number {
  return spec.containers
    .flatMap(({ image }) => findImage(settings.catalogue, image)?.layers ?? [])
    .filter(({ digest }) => machine.layers[digest] === undefined)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

/** CPU that nobody can explain, in millicores: above what an app uses at rest and for its requests. */
const STRANGE_CPU_MILLI = 300;

/** Restarts of Pods that burn more CPU than their requests explain. */
function strangeBurners({ settings, runtimes }: ClusterReader): readonly Command[] {
  return [...runtimes.values()].flatMap(({ podKey, stage, spec, rps, cpuWantedMilli }): Command[] => {
    const image = spec.containers[0]?.image ?? "";
    const behaviour = findImage(settings.catalogue, image)?.behaviour;
    if (stage !== "running" || behaviour === undefined) return [];
    const { cpuIdleMilli, cpuMicroPerRps, rpsPerInstance } = behaviour;
    const explained = cpuIdleMilli + (Math.min(rps, rpsPerInstance) * cpuMicroPerRps) / 1000;
    const isStrange = cpuWantedMilli > explained + STRANGE_CPU_MILLI;
    return isStrange ? [{ type: "restartContainer", pod: splitKey(podKey).name }] : [];
  });
}
