import { matchMaker } from "@colyseus/core";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { cleanLine } from "../../shared/classroom/nickname.ts";
import type { ClassroomFacts, CreatedClassroom, EntryRefusal } from "../../shared/protocol/entry.ts";
import {
  type CreateClassroom,
  codeSchema,
  createClassroomSchema,
  PROTOCOL_VERSION,
} from "../../shared/protocol/requests.ts";
import type { RunningClassroom } from "../directory.ts";
import { RateLimit } from "../rate-limit.ts";
import type { RoomOptions } from "../rooms/classroom-room.ts";
import { ENTRY_STATUS } from "../rooms/entry-error.ts";
import { bearerToken, hashKey, isKey, newId, newKey } from "../secrets.ts";
import type { Services } from "../services.ts";
import { classroomAddresses } from "./addresses.ts";
import { coursesRouter, sendProblems, sendTooMany } from "./courses.ts";
import { sendError } from "./errors.ts";
import { exportJournal } from "./journal.ts";

export const ROOM_NAME = "classroom";

/** The JSON API under `/api`. */
export function apiRouter(services: Services): Router {
  const creations = new RateLimit(services.settings.CREATE_PER_MINUTE);
  const wrongCodes = new RateLimit(services.settings.WRONG_CODES_PER_MINUTE);
  const router = Router();
  const forHosts: RequestHandler = (request, response, next) => {
    const refusal = refuseCreation(services, creations, request);
    if (refusal) refuse(response, refusal);
    else next();
  };
  // Before the body is read: a course file is large.
  router.post(["/classrooms", "/courses/check"], forHosts, express.json({ limit: "320kb" }));
  router.use(express.json({ limit: "16kb" }));
  router.use(coursesRouter(services));

  router.post("/classrooms", async (request, response) => {
    const wanted = createClassroomSchema.safeParse(request.body ?? {});
    if (!wanted.success) {
      const [issue] = wanted.error.issues;
      const params = { path: issue?.path.join(".") ?? "", problem: issue?.message ?? "" };
      sendError(response, 400, "MalformedRequest", "The classroom cannot be made like this.", params);
    } else if (await isPlayable(services, wanted.data, response)) {
      const hostKey = newKey();
      const { id, code } = await openClassroom(services, wanted.data, hostKey);
      const addresses = classroomAddresses(services.settings, request, { code, hostKey });
      response.status(201).json({ id, code, hostKey, ...addresses } satisfies CreatedClassroom);
    }
  });

  router.get("/classrooms/:code", (request, response) => {
    const code = codeSchema.safeParse(request.params.code);
    const running = code.success ? services.directory.byCode(code.data) : undefined;
    if (running) response.json(factsOf(services, request, running));
    else if (code.success && services.directory.hasEnded(code.data)) refuse(response, "ClassroomEnded");
    else refuse(response, wrongCodes.take(request.ip ?? "") ? "UnknownClassroom" : "TooManyRequests");
  });

  router.get("/classrooms/:id/journal.json", (request, response) => {
    const running = forHost(services, request, response);
    if (running) response.attachment(`${running.code}-journal.json`).json(exportJournal(running));
  });
  // Places of what is to come: report.json, report.csv, manifests.yaml and kubeconfig, all for the host.

  router.use((_request, response) => sendError(response, 404, "NotFound", "There is nothing here."));
  return router;
}

/** Whether there is such a course, or it was brought along and is fine; otherwise the refusal is sent. */
async function isPlayable(
  { courses }: Services,
  { course, courseYaml }: CreateClassroom,
  response: Response,
): Promise<boolean> {
  if (courseYaml === undefined) {
    if (courses.byId(course) !== undefined) return true;
    sendError(response, 400, "NoSuchCourse", "There is no such course.", { course });
    return false;
  }
  const check = await courses.check(courseYaml, "course.yaml");
  if (check?.ok) return true;
  if (check === undefined) sendTooMany(response);
  else sendProblems(response, check.refusal);
  return false;
}

function refuseCreation(
  services: Services,
  creations: RateLimit,
  request: Request,
): EntryRefusal | undefined {
  const { HOST_PASSWORD, MAX_CLASSROOMS } = services.settings;
  // Wrong passwords are rationed as well.
  if (!creations.take(request.ip ?? "")) return "TooManyRequests";
  const isAllowed =
    HOST_PASSWORD === "" || isKey(bearerToken(request.get("authorization")), hashKey(HOST_PASSWORD));
  if (!isAllowed) return "WrongPassword";
  return services.directory.size >= MAX_CLASSROOMS ? "ServerFull" : undefined;
}

/** Makes a classroom and its room. The code is taken before the room exists, so that no other room can get it. */
async function openClassroom(
  { directory, log, metrics }: Services,
  wanted: CreateClassroom,
  hostKey: string,
): Promise<Pick<RoomOptions, "id" | "code">> {
  const code = directory.reserveCode();
  const options: RoomOptions = {
    ...wanted,
    id: newId(),
    code,
    name: cleanLine(wanted.name ?? ""),
    seed: wanted.seed ?? newId(),
    hostKeyHash: hashKey(hostKey),
  };
  try {
    await matchMaker.createRoom(ROOM_NAME, options);
  } finally {
    directory.release(code);
  }
  metrics.classroomsOpened.inc();
  const course = options.courseYaml === undefined ? options.course : "brought along";
  log.info({ classroom: options.id, code, course, seed: options.seed }, "classroom opened");
  return options;
}

function factsOf(services: Services, request: Request, running: RunningClassroom): ClassroomFacts {
  const { classroom, code, id } = running;
  const { name, beat, locked } = classroom.classroomRow();
  return {
    code,
    roomId: id,
    name,
    beat,
    locked,
    players: classroom.roster.playersHere().length,
    maxPlayers: services.settings.MAX_PLAYERS,
    protocol: PROTOCOL_VERSION,
    joinUrl: classroomAddresses(services.settings, request, { code, hostKey: "" }).joinUrl,
  };
}

/** The classroom of the address, when its host asks; otherwise the refusal is sent. */
function forHost(
  { directory }: Services,
  request: Request<{ id: string }>,
  response: Response,
): RunningClassroom | undefined {
  const running = directory.byId(request.params.id);
  const key = bearerToken(request.get("authorization"));
  if (running === undefined) refuse(response, "UnknownClassroom");
  else if (key === "" || !running.isHostKey(key)) refuse(response, "WrongHostKey");
  else return running;
  return undefined;
}

const MESSAGES: Readonly<Partial<Record<EntryRefusal, string>>> = {
  UnknownClassroom: "No classroom has this code.",
  ClassroomEnded: "This classroom has ended.",
  WrongPassword: "Opening classrooms on this server needs its password: Authorization: Bearer PASSWORD.",
  WrongHostKey: "This is for the host: Authorization: Bearer HOSTKEY.",
  TooManyRequests: "Too many requests from this address. Wait a minute.",
  ServerFull: "This server cannot take more classrooms.",
};

const refuse = (response: Response, code: EntryRefusal): void =>
  sendError(response, ENTRY_STATUS[code], code, MESSAGES[code] ?? code);
