import type { Beat } from "../classroom/beat.ts";

/** Answer of `GET /api/classrooms/CODE`: what anybody with the code may know. Unknown codes are answered with 404. */
export interface ClassroomFacts {
  readonly code: string;
  /** What to pass to `joinById`. */
  readonly roomId: string;
  readonly name: string;
  readonly beat: Beat;
  readonly locked: boolean;
  readonly players: number;
  readonly maxPlayers: number;
  readonly protocol: number;
  /** Absolute address to join, with the code: one that phones in the room can reach (the LAN's when there is no public one). */
  readonly joinUrl: string;
}

/** Answer of `POST /api/classrooms`. The addresses are absolute. */
export interface CreatedClassroom {
  readonly id: string;
  readonly code: string;
  readonly hostKey: string;
  readonly joinUrl: string;
  readonly hostUrl: string;
  readonly screenUrl: string;
}

/** Why nobody gets in: the message of the `ServerError` that `onAuth` throws, and `{code}` in the body of HTTP errors. */
export const ENTRY_REFUSALS = [
  "UnknownClassroom",
  "ClassroomLocked",
  "ClassroomFull",
  "ClassroomEnded",
  "Removed",
  "WrongHostKey",
  "WrongPassword",
  "OldClient",
  "TooManyRequests",
  "MalformedOptions",
  "ServerFull",
] as const;
export type EntryRefusal = (typeof ENTRY_REFUSALS)[number];

/**
 * Close codes beyond Colyseus' own (4000 to 4010) with which the server ends a connection for good. The SDK does not
 * reconnect after them, and neither does the client; every other end leads to a rejoin.
 */
export const CLOSE_REMOVED = 4100;
export const CLOSE_CLASSROOM_ENDED = 4101;
/** The same person opened the classroom in another tab or on another device. */
export const CLOSE_REPLACED = 4102;
