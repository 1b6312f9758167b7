import type { Classroom } from "../../shared/live/classroom.ts";
import type { Role } from "../../shared/live/person.ts";
import type { EntryRefusal } from "../../shared/protocol/entry.ts";
import { type JoinOptions, joinOptionsSchema, PROTOCOL_VERSION } from "../../shared/protocol/requests.ts";
import { ok, type Result } from "../../shared/util/result.ts";
import type { Identities } from "./identities.ts";

/** More hosts or screens than this at once are not a classroom any more. */
const MAX_HOSTS = 10;
const MAX_SCREENS = 20;
/** People who ever came, for each player who may be there: beyond it, keys are being made up. */
const MAX_EVER_FACTOR = 5;

/** As what somebody gets in. */
export interface Admission {
  /** Missing for somebody new. */
  readonly participantId: string | undefined;
  readonly role: Role;
  /** Proved to be a host, and may see the inside of all machines. */
  readonly isHost: boolean;
  readonly options: JoinOptions;
}

/** A classroom's door. */
export interface Door {
  readonly classroom: Classroom;
  readonly identities: Identities;
  readonly maxPlayers: number;
  isHostKey(key: string): boolean;
}

const refused = (code: EntryRefusal): Result<never, EntryRefusal> => ({ ok: false, refusal: code });

/**
 * Decides who gets in, and as what, by what they can prove: a host's key, a participant's key, or just the code. Pure:
 * it is asked early, so that nobody waits for a refusal, and again when they step in.
 * Whoever has been here before is let in whatever the host has locked, unless they were removed.
 */
export function admit(door: Door, input: unknown): Result<Admission, EntryRefusal> {
  const parsed = joinOptionsSchema.safeParse(input);
  if (!parsed.success) return refused("MalformedOptions");
  const options = parsed.data;
  if (options.protocol < PROTOCOL_VERSION) return refused("OldClient");
  if (options.code !== door.classroom.code) return refused("UnknownClassroom");
  const role = roleOf(input, options);
  const isHost = options.hostKey !== undefined && door.isHostKey(options.hostKey);
  if ((options.hostKey !== undefined || role === "host") && !isHost) return refused("WrongHostKey");
  if (door.identities.isBanned(options.participantKey)) return refused("Removed");
  const known = door.identities.find(options.participantKey);
  // A key belongs to a person in a role: the same browser may be a player's in one tab and the host's in another.
  const isSame = known !== undefined && door.classroom.roster.get(known)?.role === role;
  const admission: Admission = { participantId: isSame ? known : undefined, role, isHost, options };
  return isSame ? ok(admission) : admitNew(door, admission);
}

function admitNew(door: Door, admission: Admission): Result<Admission, EntryRefusal> {
  const { roster, locked } = door.classroom;
  const people = roster.all();
  const here = (role: Role): number =>
    people.filter((person) => person.role === role && person.presence !== "off").length;
  const isFull =
    people.length >= door.maxPlayers * MAX_EVER_FACTOR ||
    here("host") + (admission.role === "host" ? 1 : 0) > MAX_HOSTS ||
    here("screen") + (admission.role === "screen" ? 1 : 0) > MAX_SCREENS ||
    (admission.role === "player" && here("player") >= door.maxPlayers);
  if (locked && admission.role === "player") return refused("ClassroomLocked");
  return isFull ? refused("ClassroomFull") : ok(admission);
}

/** Whoever brings a host's key without saying more comes as a host. */
function roleOf(input: unknown, options: JoinOptions): Role {
  const isSaid = typeof input === "object" && input !== null && "role" in input && input.role !== undefined;
  return !isSaid && options.hostKey !== undefined ? "host" : options.role;
}
