import type { Command } from "../commands/registry.ts";
import { refusalOf } from "../engine/command-pass.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { controllerOf } from "../model/meta.ts";
import { isNodeReady } from "../model/node.ts";
import { isPodTerminating } from "../model/pod.ts";
import type { Brain, Situation } from "./framework.ts";
import { isDispensable } from "./ordering.ts";

/**
 * Looks after the Nodes: drains those that ask for it (a Node's seat is called what the Node is called). A perfect player also gives up the Pods of a Node that is lost
 * before Kubernetes does: their replacements come at once.
 */
export const controllerDesk: Brain = (situation) => {
  const { reader, seat, character } = situation;
  const ideas = [...drains(situation), ...(character === "perfect" ? lostPods(reader) : [])];
  return ideas.find((command) => refusalOf(reader, { seat, command }) === undefined);
};

function drains(situation: Situation): readonly Command[] {
  const { heard, seat: own, character } = situation;
  if (character === "clumsy") return [];
  return heard
    .filter(({ call, seat }) => call === "drain-me" && seat !== own.id)
    .flatMap(({ seat }) => [drainOf(seat, false), ...drainOfBarePods(situation, seat)]);
}

/** Nobody makes such Pods again. Whoever knows that sees to their replacements first. */
function drainOfBarePods(situation: Situation, node: string): readonly Command[] {
  const { reader, character } = situation;
  if (reader.automation.controllers.includes("replicaset")) return [];
  if (character !== "perfect") return [drainOf(node, true)];
  return [{ type: "cordon", node }, ...(isDispensable(situation, node) ? [drainOf(node, true)] : [])];
}

const drainOf = (node: string, force: boolean): Command => ({ type: "drain", node, force });

/** Deletions of Pods that are still counted on a Node that nobody hears, where somebody makes them again. */
function lostPods(reader: ClusterReader): readonly Command[] {
  const commands: Command[] = [];
  for (const { node, pods } of reader.nodeInfos.values()) {
    if (node === undefined || isNodeReady(node)) continue;
    for (const pod of pods) {
      if (isPodTerminating(pod) || controllerOf(pod.metadata) === undefined) continue;
      commands.push({ type: "deletePod", pod: pod.metadata.name, force: false });
    }
  }
  return commands;
}
