import { z } from "zod";
import type { ClusterNode, Taint } from "../model/node.ts";
import { labelKeySchema, nameSchema, taintEffectSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Takes a taint off a Node: `kubectl taint ... key-`. Without `effect` all taints of that key go.
 * Refused with `NodeNotFound` {node}, `TaintNotFound` {node, key}.
 */
export const untaintNode = defineCommand({
  type: "untaintNode",
  schema: z.strictObject({
    type: z.literal("untaintNode"),
    node: nameSchema,
    key: labelKeySchema,
    effect: taintEffectSchema.exactOptional(),
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal(cluster, _seat, { node, key, effect }) {
    const found = cluster.nodes.get(node);
    if (!found) return { code: "NodeNotFound", params: { node } };
    const left = taintsLeft(found, key, effect);
    return left.length === found.spec.taints.length
      ? { code: "TaintNotFound", params: { node, key } }
      : undefined;
  },
  apply(draft, _seat, { node, key, effect }) {
    const found = draft.nodes.get(node);
    if (found) draft.put({ ...found, spec: { ...found.spec, taints: taintsLeft(found, key, effect) } });
  },
});

const taintsLeft = (
  { spec }: ClusterNode,
  key: string,
  effect: Taint["effect"] | undefined,
): readonly Taint[] =>
  spec.taints.filter((taint) => taint.key !== key || (effect !== undefined && taint.effect !== effect));
