import { CloseCode, Room, ServerError } from "@colyseus/core";
import type { MessageContext } from "colyseus";
import { z } from "zod";
import type { Course } from "../../shared/chapters/courses.ts";
import type { Answer } from "../../shared/classroom/team-round.ts";
import type { TeamEvents } from "../../shared/live/changes.ts";
import { Classroom, MAX_STEP_MS } from "../../shared/live/classroom.ts";
import { seatIn } from "../../shared/live/team.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";
import {
  CLOSE_CLASSROOM_ENDED,
  CLOSE_REMOVED,
  CLOSE_REPLACED,
  type EntryRefusal,
} from "../../shared/protocol/entry.ts";
import { createClassroomSchema } from "../../shared/protocol/requests.ts";
import { invariant } from "../../shared/util/invariant.ts";
import type { Result } from "../../shared/util/result.ts";
import { readCourseFile } from "../courses/read-file.ts";
import type { RunningClassroom } from "../directory.ts";
import { RoomSchema } from "../schema/classroom-schema.ts";
import { isKey } from "../secrets.ts";
import type { Services } from "../services.ts";
import { applyChanges } from "../sync/apply-changes.ts";
import { hears, NO_SIGHT, type Sight, Viewers } from "../sync/viewers.ts";
import { type Admission, admit } from "./admission.ts";
import { entryError } from "./entry-error.ts";
import { reportFault } from "./fault-report.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Identities } from "./identities.ts";
import { type CrewClient, type Member, Members } from "./members.ts";
import { REQUESTS } from "./requests.ts";

/** Far more than a person can tap; beyond it the connection is closed. */
const MAX_MESSAGES_PER_SECOND = 50;
/** Closes after which a client may come back as it was. Kicks and consented leaves are not among them. */
const RESUMABLE: readonly number[] = [
  CloseCode.GOING_AWAY,
  CloseCode.NO_STATUS_RECEIVED,
  CloseCode.ABNORMAL_CLOSURE,
  CloseCode.MAY_TRY_RECONNECT,
];

/** Options of `onCreate`. They come from our own HTTP handler, never from a client. */
export const roomOptionsSchema = createClassroomSchema.required({ name: true, seed: true }).extend({
  id: z.string(),
  code: z.string(),
  hostKeyHash: z.string(),
});
export type RoomOptions = z.infer<typeof roomOptionsSchema>;

/**
 * One classroom on the network: lets people in, passes on what they want, lets time go by and sends what changed. What
 * any of it means is decided in `shared/live`.
 */
export abstract class ClassroomRoom
  extends Room<{ state: RoomSchema; client: CrewClient }>
  implements RunningClassroom
{
  override state = new RoomSchema();
  override autoDispose = false;
  override maxMessagesPerSecond = MAX_MESSAGES_PER_SECOND;
  protected abstract readonly services: Services;
  readonly identities = new Identities();
  readonly #viewers = new Viewers(this.state);
  readonly #members = new Members();
  #classroom: Classroom | undefined;
  #hostKeyHash = "";
  #emptyMs = 0;
  #heartbeat: Heartbeat | undefined;

  override messages = {
    command: this.#handler("command"),
    host: this.#handler("host"),
    me: this.#handler("me"),
    _: () => this.services.metrics.malformed.inc({ kind: "unknown-type" }),
  };

  get id(): string {
    return this.roomId;
  }

  get code(): string {
    return this.classroom.code;
  }

  get classroom(): Classroom {
    invariant(this.#classroom, "a room is asked before it was created");
    return this.#classroom;
  }

  get maxPlayers(): number {
    return this.services.settings.MAX_PLAYERS;
  }

  get peopleCount(): number {
    return this.#members.onlineCount;
  }

  isHostKey(key: string): boolean {
    return isKey(key, this.#hostKeyHash);
  }

  admit(options: unknown): Result<Admission, EntryRefusal> {
    return admit(this, options);
  }

  override async onCreate(input: unknown): Promise<void> {
    const options = roomOptionsSchema.parse(input);
    this.roomId = options.id;
    this.#hostKeyHash = options.hostKeyHash;
    this.#classroom = new Classroom({
      code: options.code,
      name: options.name,
      course: this.#courseOf(options),
      seed: options.seed,
      timings: TIMINGS[options.timings],
      coverAfterMs: this.services.settings.COVER_SECONDS * 1000,
    });
    if (this.services.clock === "wall") this.#startClock();
    // We send ourselves, right after each step. Said again because the room had no time step before.
    this.patchRate = 0;
    this.step(0);
    await this.setPrivate(true);
    this.services.directory.add(this);
  }

  override onJoin(client: CrewClient, options: unknown, auth: { readonly id?: string } | undefined): void {
    const admission = this.admit(options);
    if (!admission.ok) throw entryError(admission.refusal);
    if (auth?.id !== this.id) throw entryError("UnknownClassroom");
    const { participantId: known, role, isHost, options: said } = admission.value;
    const identity =
      known === undefined
        ? this.identities.create()
        : { participantId: known, key: said.participantKey ?? "" };
    const { participantId } = identity;
    this.classroom.enter({ id: participantId, role, locale: said.locale, nickname: said.nickname });
    const member: Member = {
      participantId,
      role,
      isHost,
      view: this.#viewers.open(NO_SIGHT),
      sight: NO_SIGHT,
    };
    client.view = member.view;
    this.#members.connect(client, member)?.leave(CLOSE_REPLACED);
    this.#look(member);
    client.send("welcome", { participantId, participantKey: identity.key, role });
  }

  override onDrop(client: CrewClient, code?: number): void {
    if (!this.#members.disconnect(client)) return;
    const { participantId } = client.userData as Member;
    this.classroom.setPresence(participantId, "off");
    if (!RESUMABLE.includes(code ?? CloseCode.ABNORMAL_CLOSURE)) return;
    const held = this.allowReconnection(client, this.services.settings.RESUME_SECONDS);
    // Rejects when nobody comes back, and also when the client never finished joining.
    held.catch(() => undefined);
    this.#members.hold(participantId, () => {
      held.reject?.(new Error("taken over by a newer connection"));
    });
  }

  override onReconnect(client: CrewClient): void {
    const member = client.userData as Member;
    if (this.#members.clientOf(member.participantId) !== undefined) {
      client.leave(CLOSE_REPLACED);
      return;
    }
    this.#members.connect(client, member);
    this.classroom.setPresence(member.participantId, "on");
  }

  override onLeave(client: CrewClient): void {
    const isCurrent = this.#members.disconnect(client);
    const member: Member | undefined = client.userData;
    if (member === undefined) return;
    this.#members.forget(member);
    this.#viewers.close(member.view);
    if (this.#members.clientOf(member.participantId) !== undefined) return;
    if (isCurrent) this.classroom.setPresence(member.participantId, "off");
    if (member.role === "player") return;
    // Hosts and screens hold no seat: nobody has to be told of one that was closed.
    this.classroom.remove(member.participantId);
    this.identities.forget(member.participantId);
  }

  override onDispose(): void {
    this.#heartbeat?.stop();
    this.services.directory.remove(this);
    this.services.log.info({ classroom: this.id, code: this.code }, "classroom ended");
  }

  override onUncaughtException(error: Error, method: string): void {
    if (error.cause instanceof ServerError) return;
    this.services.metrics.faults.inc({ where: method });
    this.services.log.error({ err: error.cause ?? error, classroom: this.id, method }, "caught in a room");
  }

  /** Lets so many milliseconds go by and sends what changed. The room's timer calls it, or a test by hand. */
  step(elapsedMs: number): void {
    const ms = Math.min(Math.max(0, elapsedMs), MAX_STEP_MS);
    const stop = this.services.metrics.stepSeconds.startTimer();
    this.classroom.advance(ms);
    this.#send();
    stop();
    this.#emptyMs = this.#members.onlineCount > 0 ? 0 : this.#emptyMs + ms;
    if (this.#emptyMs >= this.services.settings.IDLE_MINUTES * 60_000)
      void this.disconnect(CLOSE_CLASSROOM_ENDED);
  }

  #courseOf({ course: id, courseYaml }: RoomOptions): Course {
    // A file was checked when somebody asked for the room.
    const read = courseYaml === undefined ? undefined : readCourseFile(courseYaml, "course.yaml");
    const course = read === undefined ? this.services.courses.byId(id) : read.ok ? read.value : undefined;
    invariant(course, "no such course", { course: id });
    return course;
  }

  #startClock(): void {
    const heartbeat = new Heartbeat(
      this.classroom,
      () => this.#send(),
      (error) => this.#report("hurry", error),
    );
    this.#heartbeat = heartbeat;
    this.setTimestep(() => this.step(heartbeat.elapsed()), TICK_MS);
  }

  #report(where: string, cause: unknown): void {
    this.onUncaughtException(new Error(where, { cause }), where);
  }

  #send(): void {
    const changes = this.classroom.drain();
    applyChanges(this.state, changes, this.#viewers);
    if (changes.participants.length > 0) {
      for (const member of this.#members.all()) this.#look(member);
    }
    this.broadcastPatch();
    for (const events of changes.events) this.#sendEvents(events);
    for (const fault of changes.faults) void reportFault(this.services, this.id, fault);
  }

  #sendEvents({ team, node, events }: TeamEvents): void {
    for (const [, client] of this.#members.online()) {
      const { sight } = client.userData as Member;
      if (hears(sight, { team, node })) client.send("events", { team, events });
    }
  }

  /** Shows somebody what their present seat may see. */
  #look(member: Member): void {
    const sight = this.#sightOf(member);
    if (JSON.stringify(sight) === JSON.stringify(member.sight)) return;
    member.sight = sight;
    this.#viewers.look(member.view, sight);
  }

  #sightOf({ participantId, role, isHost }: Member): Sight {
    if (role !== "player") return { of: "all", inside: isHost };
    const person = this.classroom.roster.get(participantId);
    const team = person && this.classroom.seating.teamOf(person);
    return { of: "team", team: team?.id ?? "", node: seatIn(team, participantId)?.nodeName ?? "" };
  }

  /** A message handler that answers when the classroom has: for commands, after the step that acted on them. */
  #handler(name: keyof typeof REQUESTS) {
    return (client: CrewClient, payload: unknown, ctx: MessageContext): Promise<void> =>
      new Promise((resolve) => {
        const answer: Answer = (refusal) => {
          if (refusal) ctx.reject(refusal);
          resolve();
        };
        const member = this.#members.memberOf(client);
        if (member === undefined) {
          answer({ code: "Replaced", params: {} });
          return;
        }
        const { classroom, services } = this;
        const sendOut = (id: string): void => this.#sendOut(id);
        try {
          REQUESTS[name]({ classroom, metrics: services.metrics, sendOut }, member, payload, answer);
          this.#heartbeat?.hurry();
        } catch (error) {
          answer({ code: "InternalError", params: {} });
          this.#report(name, error);
        }
      });
  }

  #sendOut(participantId: string): void {
    this.identities.ban(participantId);
    this.#members.clientOf(participantId)?.leave(CLOSE_REMOVED);
  }
}
