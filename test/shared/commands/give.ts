import { type Command, commandDefinition, parseCommand } from "../../../shared/commands/registry.ts";
import { refusalOf } from "../../../shared/engine/command-pass.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import type { Refusal } from "../../../shared/util/result.ts";
import { draftOf } from "../../builders.ts";

export const CONTROL_PLANE: Seat = { id: "control-plane", role: "control-plane" };

export interface Given {
  readonly refusal: Refusal | undefined;
  readonly state: ClusterState;
  readonly events: readonly GameEvent[];
}

/** Gives a command as it comes from a client, and applies it if nothing is wrong with it. */
export function give(
  state: ClusterState,
  input: { readonly type: string; readonly [field: string]: unknown },
  seat = CONTROL_PLANE,
): Given {
  const parsed = parseCommand(input);
  if (!parsed.ok) return { refusal: parsed.refusal, state, events: [] };
  const command: Command = parsed.value;
  const refusal = refusalOf(state, { seat, command });
  if (refusal) return { refusal, state, events: [] };
  const draft = draftOf(state);
  commandDefinition(command.type).apply(draft, seat, command);
  return { refusal: undefined, state: draft.finish(), events: draft.events };
}
