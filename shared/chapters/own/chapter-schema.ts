import { z } from "zod";
import { COMMAND_TYPES, type CommandType, commandDefinition } from "../../commands/registry.ts";
import { AUTOMATION_PARTS } from "../../commands/switch-automation.ts";
import { SWITCHABLE_CONTROLLERS } from "../../controllers/switch.ts";
import { INCIDENTS } from "../../incidents/registry.ts";
import { TEXT_ROLES, type TextRole } from "../framework.ts";
import { MAX_SEATS } from "../seats.ts";
import { MAX_APPS, ownAppSchema } from "./app-schema.ts";
import {
  amount,
  bytes,
  cpu,
  duration,
  flag,
  id,
  list,
  mapping,
  oneOf,
  sentences,
  share,
  text,
  whole,
  words,
} from "./values.ts";

/** A round is to be no shorter and no longer than this. */
export const MIN_SECONDS = 30;
export const MAX_SECONDS = 360;
/** Most things that happen by themselves in a round. */
const MAX_DEEDS = 150;
/** Most times that one line of the timeline strikes. */
const MAX_TIMES = 10;

/** Of every cluster: they need not be listed. */
const ALWAYS_THERE: readonly CommandType[] = ["bind", "call", "cordon", "deletePod", "drain"];
/** Of the Nodes: those of the eras do nothing in a cluster. */
const NODE_TOOLS: readonly CommandType[] = ["pullImage", "joinNode"];

/** Commands that a chapter may put on the desks. */
const TOOLS = COMMAND_TYPES.filter(
  (type) =>
    NODE_TOOLS.includes(type) ||
    (commandDefinition(type).roles.includes("control-plane") && !ALWAYS_THERE.includes(type)),
);

const MODES = ["player", "auto"] as const;

const automationSchema = mapping({
  scheduler: oneOf(MODES).default("player").describe("Who gives Pods their Nodes."),
  kubelet: oneOf(MODES).default("player").describe("Who pulls, starts and restarts on the Nodes."),
  controllers: list(oneOf(SWITCHABLE_CONTROLLERS), 0, SWITCHABLE_CONTROLLERS.length)
    .default([...SWITCHABLE_CONTROLLERS])
    .describe("Controllers that run by themselves. Missing: all."),
});

const machineSchema = mapping({
  cpu: cpu(500, 64_000).optional().describe("Cores."),
  memory: bytes("512Mi", "256Gi").optional().describe("Memory."),
  disk: bytes("1Gi", "1000Gi").optional().describe("Room for images."),
  network: bytes("1Mi", "1Gi").optional().describe("Bytes that it pulls in a second."),
});

const seatsSchema = mapping({
  minNodes: whole(1, MAX_SEATS).default(3).describe("Fewest machines; bots have those without a person."),
  maxNodes: whole(1, MAX_SEATS).default(11).describe("Most machines; who is left over watches."),
  controlPlane: flag().default(true).describe("Whether there is a Control Plane seat."),
  twoDesksFrom: whole(2, MAX_SEATS)
    .optional()
    .describe("From so many people on it is two desks. Missing: always one."),
});

const deedSchema = mapping({
  at: duration(0, MAX_SECONDS).describe("When it happens."),
  say: words(160).optional().describe("A line of the story for everybody."),
  want: mapping({
    app: text(20).describe("Name of the app."),
    pods: amount(60).describe("How many."),
  })
    .optional()
    .describe("The business wants so many Pods of an app."),
  incident: oneOf(INCIDENTS.map((incident) => incident.id))
    .optional()
    .describe("Something goes wrong."),
  target: text(40)
    .optional()
    .describe("What the incident strikes: an app, a zone or a Node. Missing: chance decides."),
  times: amount(MAX_TIMES).optional().describe("How often, within some seconds. Missing: once."),
  switch: mapping({
    part: oneOf(AUTOMATION_PARTS).describe("Which part of Kubernetes."),
    to: oneOf(MODES).describe("Who does it from now on."),
  })
    .optional()
    .describe("Hands a part of the work to Kubernetes, or to the players."),
});
export type OwnDeed = z.output<typeof deedSchema>;

const seatTextSchema = mapping({
  job: words(200).optional().describe("What the seat is for, in one sentence."),
  steps: sentences(1, 3, 160).optional().describe("How, in up to three short steps."),
  hints: sentences(3, 3, 240).optional().describe("From a nudge to the answer."),
});

const lookbackSchema = mapping({
  did: words(300).optional().describe("What they did, in words of the game."),
  called: words(300).optional().describe("What Kubernetes calls it."),
  kubectl: text(200).optional().describe("The same as one line of kubectl."),
  yaml: text(1000).optional().describe("The same as a short piece of YAML."),
});

/** A chapter as somebody writes it. */
export const ownChapterSchema = mapping({
  id: id().describe("Unique, and none of ours."),
  title: words(60).describe("Its name."),
  idea: words(160).describe("The one new idea, in one line."),
  story: sentences(3, 3, 240).describe("The story card: three sentences."),
  length: duration(MIN_SECONDS, MAX_SECONDS).describe("How long it is played."),
  goal: share(1, 100).default(9000).describe("Share of requests to be served: the SLO."),
  stars: list(share(1, 100), 3, 3)
    .default([7000, 9000, 9500])
    .describe("Shares of requests served for one, two and three stars."),
  machine: machineSchema
    .default({})
    .describe("What each Node is made of. Missing: 8 cores, 16Gi, as in our chapters."),
  seats: seatsSchema.prefault({}).describe("How many seats there are."),
  automation: automationSchema.prefault({}).describe("Who does which part of Kubernetes' work."),
  tools: list(oneOf(TOOLS), 0, TOOLS.length)
    .default([])
    .describe(
      "What the Control Plane declares beside the usual; with scale or createPod it makes true what is wanted.",
    ),
  imagesOnDisk: flag().default(false).describe("Whether the machines have all images from the start."),
  reserve: share(0, 60)
    .default(0)
    .describe("Share of the machines that are off at first and join (with the tool joinNode)."),
  apps: list(ownAppSchema, 1, MAX_APPS).describe("What runs."),
  timeline: list(deedSchema, 0, MAX_DEEDS)
    .default([])
    .describe("What happens by itself. Each line does one thing."),
  roles: mapping(
    // Every role is in the list.
    Object.fromEntries(
      TEXT_ROLES.map((role) => [
        role,
        seatTextSchema.optional().describe(`What somebody in the seat ${role} reads.`),
      ]),
    ) as Record<TextRole, z.ZodOptional<typeof seatTextSchema>>,
  )
    .default({})
    .describe("What the seats read. Missing: general words."),
  lookback: lookbackSchema.default({}).describe("What is read afterwards."),
  questions: sentences(3, 3, 240).optional().describe("What to talk about in the end."),
});
export type OwnChapter = z.output<typeof ownChapterSchema>;

/** A course as somebody writes it; its chapters are read one by one. */
export const ownCourseSchema = mapping({
  id: id().describe("Unique, and none of ours."),
  title: words(60).describe("Its name."),
  audience: words(160).optional().describe("Who it is for."),
  chapters: list(z.unknown(), 1, 12).describe("Chapters in order: ids of ours, or chapters of your own."),
});
export type OwnCourse = z.output<typeof ownCourseSchema>;
