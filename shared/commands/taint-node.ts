import { z } from "zod";
import { labelKeySchema, labelValueSchema, nameSchema, taintEffectSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/** So many taints are enough for a lesson. */
const MAX_TAINTS = 16;

/**
 * Keeps Pods off a Node unless they tolerate it: `kubectl taint`. A taint with the same key and effect gets the new value.
 * Refused with `NodeNotFound` {node}, `AlreadyTainted` {node, key, effect}, `TooManyTaints` {node, max}.
 */
export const taintNode = defineCommand({
  type: "taintNode",
  schema: z.strictObject({
    type: z.literal("taintNode"),
    node: nameSchema,
    key: labelKeySchema,
    value: labelValueSchema.default(""),
    effect: taintEffectSchema,
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal(cluster, _seat, { node, key, value, effect }) {
    const taints = cluster.nodes.get(node)?.spec.taints;
    if (!taints) return { code: "NodeNotFound", params: { node } };
    const known = taints.find((taint) => taint.key === key && taint.effect === effect);
    if (known?.value === value) return { code: "AlreadyTainted", params: { node, key, effect } };
    const isFull = known === undefined && taints.length >= MAX_TAINTS;
    return isFull ? { code: "TooManyTaints", params: { node, max: MAX_TAINTS } } : undefined;
  },
  apply(draft, _seat, { node, key, value, effect }) {
    const found = draft.nodes.get(node);
    if (!found) return;
    const others = found.spec.taints.filter((taint) => taint.key !== key || taint.effect !== effect);
    draft.put({ ...found, spec: { ...found.spec, taints: [...others, { key, value, effect }] } });
  },
});
