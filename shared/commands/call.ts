import { z } from "zod";
import { nameSchema } from "./arguments.ts";
import { CALL_IDS, callNeeds } from "./calls.ts";
import { defineCommand } from "./framework.ts";

/**
 * Says something to the team. Changes nothing in the cluster and counts as no work.
 * Refused with `CallIncomplete` {call, param: what has to be named}.
 */
export const call = defineCommand({
  type: "call",
  schema: z.strictObject({
    type: z.literal("call"),
    call: z.enum(CALL_IDS),
    params: z
      .strictObject({
        node: nameSchema.exactOptional(),
        pod: nameSchema.exactOptional(),
        app: nameSchema.exactOptional(),
      })
      .default({}),
  }),
  roles: ["control-plane", "scheduler", "controller", "node"],
  isWork: false,
  refusal(_cluster, _seat, { call, params }) {
    const missing = callNeeds(call).find((param) => params[param] === undefined);
    return missing === undefined ? undefined : { code: "CallIncomplete", params: { call, param: missing } };
  },
  apply(draft, seat, { call, params }) {
    draft.emit({ type: "Called", seat: seat.id, call, params });
  },
});
