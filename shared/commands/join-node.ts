import { z } from "zod";
import { wakeMachine } from "../kubelet/work.ts";
import { zoneOf } from "../model/node-name.ts";
import { readyNode } from "../model/ready-node.ts";
import { defineCommand } from "./framework.ts";
import { ownMachine } from "./node-seat.ts";

/**
 * Makes the own machine a Node of the cluster: `kubeadm join`. From then on the scheduler knows it and sends Pods.
 * Refused with what `ownMachine` says, `AlreadyJoined` {node}, `NoNetwork` {node}.
 *
 * Simplified: no token, no certificate, and the Node is Ready as soon as it is known.
 */
export const joinNode = defineCommand({
  type: "joinNode",
  schema: z.strictObject({ type: z.literal("joinNode") }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat) {
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    const { nodeName: node, network } = own.value;
    if (cluster.nodes.has(node)) return { code: "AlreadyJoined", params: { node } };
    return network === "up" ? undefined : { code: "NoNetwork", params: { node } };
  },
  apply(draft, seat) {
    const machine = draft.machines.get(seat.nodeName ?? "");
    if (machine === undefined) return;
    const { nodeName: name } = machine;
    draft.put(readyNode({ uid: draft.uid(), name, zone: zoneOf(name), hardware: machine, now: draft.now }));
    // What it pulled before it joined is reported at once: the scheduler likes Nodes that have the image.
    wakeMachine(draft, name);
    draft.emit({ type: "NodeReady", node: name });
  },
});
