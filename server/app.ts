// First, because it sets the size of buffers that are made with each room.
import "./sync/buffer.ts";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { matchMaker, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { Application } from "express";
import type { Settings } from "./config.ts";
import { readCourseFolder } from "./courses/course-folder.ts";
import { Courses } from "./courses/courses.ts";
import { Directory } from "./directory.ts";
import { apiRouter, ROOM_NAME } from "./http/api.ts";
import { clientRouter } from "./http/client-files.ts";
import { errorHandler, sendError } from "./http/errors.ts";
import { guardServer } from "./http/guard.ts";
import { healthRouter } from "./http/health.ts";
import { colyseusLogger, makeLog } from "./log.ts";
import { makeMetrics } from "./metrics.ts";
import { classroomRoomOf } from "./rooms/bound-room.ts";
import type { Services } from "./services.ts";

/** Where `npm run build` puts the client. */
const CLIENT_FOLDER = join(import.meta.dirname, "../client/dist");

/** How a server differs from the one that `npm start` starts. */
export interface AppOptions {
  readonly clock?: Services["clock"];
  /** Whether signals end the process in good order; tests end their servers themselves. */
  readonly handlesSignals?: boolean;
}

/** A server that runs. */
export interface App {
  readonly server: Server;
  readonly services: Services;
  /** The port that it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a server and resolves when it listens. Only one at a time in a process: Colyseus' matchmaker is global. */
export async function startApp(settings: Settings, options: AppOptions = {}): Promise<App> {
  const log = makeLog(settings);
  const directory = new Directory();
  const metrics = makeMetrics(() => ({ classrooms: directory.size, people: directory.peopleCount }));
  const courses = new Courses(readCourseFolder(settings.COURSES_DIR, log));
  const services: Services = { settings, log, metrics, directory, courses, clock: options.clock ?? "wall" };
  const http = createServer();
  const server = new Server({
    greet: false,
    gracefullyShutdown: options.handlesSignals ?? false,
    logger: colyseusLogger(log),
    transport: new WebSocketTransport({ server: http }),
    express: (app) => mount(app, services),
  });
  // Rooms are made by our own API; clients may only enter one that exists.
  matchMaker.controller.exposedMethods = ["joinById", "reconnect"];
  server.define(ROOM_NAME, classroomRoomOf(services));
  await listen(server, http, settings);
  guardServer(http);
  // Without a pipe or socket path the address is an object.
  const { port } = http.address() as AddressInfo;
  log.info({ port }, "listening");
  return { server, services, port, close: () => server.gracefullyShutdown(false) };
}

function mount(app: Application, services: Services): void {
  app.disable("x-powered-by");
  app.set("trust proxy", services.settings.TRUST_PROXY);
  app.use((_request, response, next) => {
    response.set({ "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" });
    next();
  });
  app.use(healthRouter(services));
  app.use("/api", apiRouter(services));
  app.use(clientRouter(CLIENT_FOLDER));
  app.use((_request, response) => sendError(response, 404, "NotFound", "There is nothing here."));
  app.use(errorHandler(services));
}

/** @throws when the port is taken: Colyseus' own `listen` would wait for ever. */
async function listen(server: Server, http: HttpServer, { PORT, HOST }: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    server.listen(PORT, HOST === "" ? undefined : HOST).then(resolve, reject);
  });
}
