import { type Command, commandDefinition, parseCommand } from "../commands/registry.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader, ScriptedCommand } from "../model/cluster-state.ts";
import { ROOM_SEAT, type Seat } from "../model/seat.ts";
import { invariant } from "../util/invariant.ts";
import type { Refusal } from "../util/result.ts";

/** A command with the seat that gives it: what the journal records. */
export interface SeatCommand {
  readonly seat: Seat;
  readonly command: Command;
}

/** Whether a seat may give a command now; undefined when it may. The one permission check, on server and client. */
export function refusalOf(cluster: ClusterReader, { seat, command }: SeatCommand): Refusal | undefined {
  const definition = commandDefinition(command.type);
  if (!definition.roles.includes(seat.role)) {
    return { code: "NotYourSeat", params: { command: command.type, role: seat.role } };
  }
  return definition.refusal(cluster, seat, command);
}

/** The chapter's own commands that are due, then the players', in order. */
export function commandPass(
  draft: ClusterDraft,
  script: readonly ScriptedCommand[],
  commands: readonly SeatCommand[],
): (Refusal | undefined)[] {
  for (let next = script[draft.scriptDone]; next && next.atMs <= draft.now; next = script[draft.scriptDone]) {
    const parsed = parseCommand(next.command);
    invariant(parsed.ok, "a chapter's script holds a malformed command", { type: next.command.type });
    draft.scriptDone += 1;
    // A scripted command may have become impossible through what players did; then the moment just passes.
    give(draft, { seat: ROOM_SEAT, command: parsed.value });
  }
  return commands.map((command) => give(draft, command));
}

function give(draft: ClusterDraft, given: SeatCommand): Refusal | undefined {
  const refusal = refusalOf(draft, given);
  if (refusal) return refusal;
  const definition = commandDefinition(given.command.type);
  definition.apply(draft, given.seat, given.command);
  if (definition.isWork && given.seat.role !== "room" && given.seat.role !== "facilitator") {
    draft.totals = { ...draft.totals, actions: draft.totals.actions + 1 };
  }
  return undefined;
}
