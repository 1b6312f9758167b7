import { matchMaker } from "@colyseus/core";
import { Router } from "express";
import type { Services } from "../services.ts";

/** For whoever watches the server: does it live, does it take classrooms, how is it doing. */
export function healthRouter({ metrics: { registry }, directory }: Services): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", (_request, response) => {
    const isReady = matchMaker.state === matchMaker.MatchMakerState.READY;
    response
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? "ready" : "not ready", classrooms: directory.size });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
