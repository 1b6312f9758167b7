import { z } from "zod";
import { bindPod } from "../scheduler/bind.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Schedules a Pod onto a Node by hand: what kube-scheduler would do.
 * Refused with `PodNotFound`, `NodeNotFound`, `PodAlreadyBound`, `PodTerminating`, `NodeRefuses`
 * {pod, node, reason: the first reason of the first plugin that refuses}.
 */
export const bind = defineCommand({
  type: "bind",
  schema: z.strictObject({ type: z.literal("bind"), pod: nameSchema, node: nameSchema }),
  roles: ["control-plane", "scheduler"],
  isWork: true,
  refusal(cluster, _seat, { pod, node }) {
    const found = cluster.pods.get(podKeyOf(pod));
    if (!found) return { code: "PodNotFound", params: { pod } };
    const info = cluster.nodeInfos.get(node);
    if (!info?.node) return { code: "NodeNotFound", params: { node } };
    if (found.metadata.deletionTimestamp !== undefined) return { code: "PodTerminating", params: { pod } };
    if (found.spec.nodeName !== undefined) {
      return { code: "PodAlreadyBound", params: { pod, node: found.spec.nodeName } };
    }
    return undefined;
  },
  apply(draft, seat, { pod, node }) {
    bindPod(draft, podKeyOf(pod), node, seat.id);
  },
});
