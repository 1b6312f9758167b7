import { ServerError } from "@colyseus/core";
import type { EntryRefusal } from "../../shared/protocol/entry.ts";

/** HTTP status of each refusal, for the matchmaking request and the JSON API alike. */
export const ENTRY_STATUS: Readonly<Record<EntryRefusal, number>> = {
  UnknownClassroom: 404,
  ClassroomLocked: 423,
  ClassroomFull: 409,
  ClassroomEnded: 410,
  Removed: 403,
  WrongHostKey: 403,
  WrongPassword: 401,
  OldClient: 426,
  TooManyRequests: 429,
  MalformedOptions: 400,
  ServerFull: 503,
};

/** What a client that is refused gets to see: the code as the message. */
export function entryError(code: EntryRefusal): ServerError {
  return new ServerError(ENTRY_STATUS[code], code);
}
