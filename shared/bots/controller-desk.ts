import type { Command } from "../commands/registry.ts";
import { refusalOf } from "../engine/command-pass.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { isNodeReady } from "../model/node.ts";
import { isPodTerminating } from "../model/pod.ts";
import type { Brain, Situation } from "./framework.ts";

/**
 * Looks after the Nodes: drains those that ask for it (a Node's seat is called what the Node is called). A perfect player also gives up the Pods of a Node that is lost
 * before Kubernetes does: their replacements come at once.
 */
export const controllerDesk: Brain = (situation) => {
  const { reader, seat, character } = situation;
  const ideas = [...drains(situation), ...(character === "perfect" ? lostPods(reader) : [])];
  return ideas.find((command) => refusalOf(reader, { seat, command }) === undefined);
};

function drains({ heard, seat: own, character }: Situation): readonly Command[] {
  if (character === "clumsy") return [];
  return heard
    .filter(({ call, seat }) => call === "drain-me" && seat !== own.id)
    .map(({ seat }) => ({ type: "drain", node: seat, force: false }));
}

/** Deletions of Pods that are still counted on a Node that nobody hears. */
function lostPods(reader: ClusterReader): readonly Command[] {
  const commands: Command[] = [];
  for (const { node, pods } of reader.nodeInfos.values()) {
    if (node === undefined || isNodeReady(node)) continue;
    for (const pod of pods) {
      if (!isPodTerminating(pod)) commands.push({ type: "deletePod", pod: pod.metadata.name, force: false });
    }
  }
  return commands;
}
