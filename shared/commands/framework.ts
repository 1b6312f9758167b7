import type { z } from "zod";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Seat, SeatRole } from "../model/seat.ts";
import type { Refusal } from "../util/result.ts";

/**
 * One thing that a seat can do. The schema is the border: what passes it has the right shape and size, whether it came
 * from a phone, a bot, the chapter's script or kubectl.
 */
export interface CommandDefinition<Type extends string, Command extends { readonly type: Type }> {
  readonly type: Type;
  readonly schema: z.ZodType<Command>;
  /** Who may give it: the permission table. Every other seat is refused with `NotYourSeat`. */
  readonly roles: readonly SeatRole[];
  /** Counts as work of the round (the score's actions). False for messages and for the game's own commands. */
  readonly isWork: boolean;
  /**
   * Why the seat may not do this now, or undefined when it may. Pure; the client runs it too, before the server
   * answers, so it reads only what the seat can see.
   */
  refusal(cluster: ClusterReader, seat: Seat, command: Command): Refusal | undefined;
  /** Does it. Called only where `refusal` found nothing. */
  apply(draft: ClusterDraft, seat: Seat, command: Command): void;
}

/** Writes a definition so that its type and schema cannot disagree. */
export const defineCommand = <Type extends string, Command extends { readonly type: Type }>(
  definition: CommandDefinition<Type, Command>,
): CommandDefinition<Type, Command> => definition;
