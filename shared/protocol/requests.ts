import { z } from "zod";
import { CODE_ALPHABET, CODE_LENGTH, LOCALES } from "./basics.ts";

/** Raised when client and server can no longer understand each other; an older page is asked to reload. */
export const PROTOCOL_VERSION = 1;

/** A language that the game speaks. */
export const localeSchema = z.enum(LOCALES);

/** A classroom's code as people type it, in capital letters or not. */
export const codeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));

/** A secret that proves who somebody is: given by the server, kept by the browser. */
export const keySchema = z
  .string()
  .min(16)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/** Options of `joinById`. A nickname is cleaned on the server (`cleanNickname`), not trusted. */
export const joinOptionsSchema = z.object({
  code: codeSchema,
  nickname: z.string().max(200).default(""),
  locale: localeSchema.default("en"),
  participantKey: keySchema.optional(),
  hostKey: keySchema.optional(),
  role: z.enum(["player", "host", "screen"]).default("player"),
  protocol: z.number().int().default(PROTOCOL_VERSION),
});
export type JoinOptions = z.infer<typeof joinOptionsSchema>;

/** What `welcome` carries. */
export interface Welcome {
  readonly participantId: string;
  readonly participantKey: string;
  readonly role: "player" | "host" | "screen";
}

/** Body of `POST /api/classrooms`. */
export const createClassroomSchema = z.strictObject({
  course: z.string().min(1).max(64).default("first-session"),
  /** The text of a course file, to be played instead of a course that is there. */
  courseYaml: z.string().optional(),
  locale: localeSchema.default("en"),
  name: z.string().max(80).optional(),
  seed: z.string().min(1).max(64).optional(),
  timings: z.enum(["upstream", "classroom"]).default("classroom"),
});
export type CreateClassroom = z.infer<typeof createClassroomSchema>;

/** Orders of the host: request type `host`. */
export const hostOrderSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("start") }),
  z.strictObject({ type: z.literal("next") }),
  z.strictObject({ type: z.literal("pause") }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("extend"), seconds: z.number().int().min(10).max(600) }),
  z.strictObject({ type: z.literal("restart") }),
  z.strictObject({ type: z.literal("lock"), locked: z.boolean() }),
  z.strictObject({
    type: z.literal("rename"),
    participantId: z.string().max(32),
    nickname: z.string().max(200),
  }),
  z.strictObject({ type: z.literal("remove"), participantId: z.string().max(32) }),
  z.strictObject({
    type: z.literal("move"),
    participantId: z.string().max(32),
    team: z.string().max(32),
    seat: z.string().max(64).optional(),
  }),
  z.strictObject({ type: z.literal("teams"), count: z.number().int().min(1).max(12) }),
  z.strictObject({
    type: z.literal("incident"),
    incident: z.string().max(64),
    /** Missing: all teams. */
    team: z.string().max(32).optional(),
    target: z.string().max(253).optional(),
  }),
  z.strictObject({
    type: z.literal("automation"),
    part: z.string().max(64),
    mode: z.enum(["player", "auto"]),
    team: z.string().max(32).optional(),
  }),
  /** Says a sentence to everybody until the next beat; an empty one takes it back. */
  z.strictObject({ type: z.literal("announce"), text: z.string().max(200) }),
  z.strictObject({ type: z.literal("spotlight"), team: z.string().max(32) }),
  /** Turns the screen to a page of the look-back or the debrief. */
  z.strictObject({ type: z.literal("page"), page: z.number().int().min(0).max(99) }),
]);
export type HostOrder = z.infer<typeof hostOrderSchema>;

/** Requests of a player beside commands: request type `me`. */
export const selfOrderSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready"), ready: z.boolean() }),
  z.strictObject({ type: z.literal("locale"), locale: localeSchema }),
  z.strictObject({ type: z.literal("nickname"), nickname: z.string().max(200) }),
  /** The tab went to the background ("away", not "gone") or came back. */
  z.strictObject({ type: z.literal("away"), away: z.boolean() }),
  /** Answers a question to the room, by the id of its row. For good: what somebody chose is kept nowhere. */
  z.strictObject({
    type: z.literal("answer"),
    question: z.string().max(128),
    option: z.string().max(64),
  }),
]);
export type SelfOrder = z.infer<typeof selfOrderSchema>;
