import type { CallId, CallParam } from "../../shared/commands/calls.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type { RefusalParams } from "../../shared/util/result.ts";

/** What a refusal says: why, and what would help ("" when nothing would). `meaning` is among the params, see `refusalMessage`. */
export type RefusalText = (params: RefusalParams) => readonly [why: string, help: string];

/** A sentence for every kind of event. */
export type EventTexts = {
  readonly [T in GameEvent["type"]]: (event: Extract<GameEvent, { type: T }>) => string;
};

/** What a course of ours is called, and who it is for. */
export interface CourseTitle {
  readonly title: string;
  readonly audience: string;
}

/** What a call says; a name that is not chosen yet is "…". */
export type CallTexts = {
  readonly [Id in CallId]: (params: Readonly<Record<CallParam, string>>) => string;
};
