import type { z } from "zod";
import { amount, appName, bytes, cpu, duration, list, mapping, oneOf, share, whole } from "./values.ts";

/** The company's apps, which an own app may begin as a copy of. */
export const MODEL_APPS = ["web", "api", "chat", "matchmaking", "ranking", "batch"] as const;

/** As many as there are app colours. */
export const MAX_APPS = 6;
/** Most Pods of one app. */
const MAX_PODS_OF_APP = 60;
const MAX_RPS = 100_000;
const MAX_DEMAND_POINTS = 60;

const resourcesSchema = mapping({
  cpu: cpu(1, 64_000).optional().describe("CPU, as Kubernetes writes it."),
  memory: bytes("1Mi", "256Gi").optional().describe("Memory, as Kubernetes writes it."),
});

const demandSchema = mapping({
  at: duration(0, 360).describe("When."),
  rps: amount(MAX_RPS).describe("Requests per second from here; straight lines between the points."),
});

/** What an instance really uses, whatever it asks for. */
const usageSchema = mapping({
  cpu: cpu(0, 64_000).optional().describe("CPU when nobody asks anything."),
  cpuPerRequest: cpu(0, 1000).optional().describe("CPU more for each request per second."),
  memory: bytes("0", "256Gi").optional().describe("Memory when nobody asks anything."),
  memoryPerRequest: bytes("0", "1Gi").optional().describe("Memory more for each request per second."),
});

/** An app of a chapter as somebody writes it. What is missing is as in the app that it is `like`. */
export const ownAppSchema = mapping({
  name: appName().describe("Its name; also the name of its Deployment and Service."),
  like: oneOf(MODEL_APPS)
    .default("web")
    .describe("The app of ours that it is a copy of, where nothing else is said."),
  look: whole(1, 6).optional().describe("Colour and pattern. Missing: the first that is free."),
  pods: amount(MAX_PODS_OF_APP)
    .default({ small: 0, large: 0 })
    .describe("Pods that are wanted at the beginning."),
  demand: list(demandSchema, 0, MAX_DEMAND_POINTS)
    .default([])
    .describe("How many people come when. Missing: it has no requests to answer."),
  requests: resourcesSchema.optional().describe("What a Pod asks for: the scheduler goes by it."),
  limits: resourcesSchema.optional().describe("What a Pod may use at most."),
  uses: usageSchema.optional().describe("What a Pod really uses."),
  serves: whole(1, 10_000).optional().describe("Requests per second that one Pod can answer."),
  starts: duration(0, 60).optional().describe("From the start of its process until it can answer."),
  image: bytes("1Mi", "20Gi").optional().describe("Size of its own image layers, on top of the shared ones."),
  leaks: bytes("0", "1Gi").optional().describe("Memory that it loses every second until it is restarted."),
  errors: share(0, 100)
    .optional()
    .describe("Share of requests that it answers with an error although it is ready."),
});
export type OwnApp = z.output<typeof ownAppSchema>;
