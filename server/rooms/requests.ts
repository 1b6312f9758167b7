import type { z } from "zod";
import type { Answer } from "../../shared/classroom/team-round.ts";
import { parseCommand } from "../../shared/commands/registry.ts";
import type { Classroom } from "../../shared/live/classroom.ts";
import { giveHostOrder } from "../../shared/live/host-orders.ts";
import { giveSelfOrder } from "../../shared/live/self-orders.ts";
import { hostOrderSchema, selfOrderSchema } from "../../shared/protocol/requests.ts";
import type { Metrics } from "../metrics.ts";
import type { Member } from "./members.ts";

/** What a request may touch. */
export interface RequestContext {
  readonly classroom: Classroom;
  readonly metrics: Metrics;
  /** A host removed somebody: they have to be disconnected. */
  sendOut(participantId: string): void;
}

/** Answers one type of request. The payload is whatever came over the network; this is its border. */
export type RequestHandler = (
  context: RequestContext,
  member: Member,
  payload: unknown,
  answer: Answer,
) => void;

/** A command of a seat: refused as `parseCommand` and `Classroom.command` say. */
const command: RequestHandler = ({ classroom, metrics }, { participantId }, payload, answer) => {
  const counted: Answer = (refusal) => {
    metrics.commands.inc({ outcome: refusal?.code ?? "accepted" });
    answer(refusal);
  };
  const parsed = parseCommand(payload);
  if (parsed.ok) classroom.command(participantId, parsed.value, counted);
  else counted(parsed.refusal);
};

/** An order of the host: refused with `NotTheHost`, `MalformedOrder` {path, problem}, and as `giveHostOrder` says. */
const host: RequestHandler = (context, { isHost }, payload, answer) => {
  const order = hostOrderSchema.safeParse(payload);
  if (!isHost) answer({ code: "NotTheHost", params: {} });
  else if (!order.success) refuseMalformed(context, order.error, answer);
  else {
    giveHostOrder(context.classroom, order.data, (refusal) => {
      if (refusal === undefined && order.data.type === "remove") context.sendOut(order.data.participantId);
      answer(refusal);
    });
  }
};

/** What somebody wants for themself: refused with `MalformedOrder`, and as `giveSelfOrder` says. */
const me: RequestHandler = (context, { participantId }, payload, answer) => {
  const order = selfOrderSchema.safeParse(payload);
  if (order.success) answer(giveSelfOrder(context.classroom, participantId, order.data));
  else refuseMalformed(context, order.error, answer);
};

/** Every request that a client can make, by the name that it travels under. */
export const REQUESTS = { command, host, me } as const satisfies Record<string, RequestHandler>;

function refuseMalformed({ metrics }: RequestContext, error: z.ZodError, answer: Answer): void {
  metrics.malformed.inc({ kind: "order" });
  const issue = error.issues[0];
  answer({
    code: "MalformedOrder",
    params: { path: issue?.path.join(".") ?? "", problem: issue?.message ?? "" },
  });
}
