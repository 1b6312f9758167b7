import { byHand } from "./by-hand.ts";
import { containers } from "./containers.ts";
import { desiredState } from "./desired-state.ts";
import { extendIt } from "./extend-it.ts";
import type { Chapter } from "./framework.ts";
import { gameDay } from "./game-day.ts";
import type { CourseWords } from "./own/course-words.ts";
import { requestsAndUsage } from "./requests-and-usage.ts";
import { rollingUpdate } from "./rolling-update.ts";
import { rulesOfPlacement } from "./rules-of-placement.ts";
import { scale } from "./scale.ts";
import { theCluster } from "./the-cluster.ts";
import { virtualMachines } from "./virtual-machines.ts";
import { warmUp } from "./warm-up.ts";

/** A session's plan: chapters in order. */
export interface Course {
  /** Stable, as in "first-session". */
  readonly id: string;
  readonly chapters: readonly Chapter[];
  /** Of a course that somebody wrote: what it is called, and the words of its own chapters. */
  readonly words?: CourseWords;
  /** Asks everybody the same short questions before the first chapter and after the last one. Missing: it does not. */
  readonly quiz?: true;
}

/** From servers by hand to a cluster that is told what is wanted: the way that the talk goes. */
const THE_WAY = [byHand, virtualMachines, containers, theCluster, desiredState] as const;
/** What is left for people once Kubernetes does the rest. */
const OPERATIONS = [requestsAndUsage, rollingUpdate, scale, rulesOfPlacement, gameDay] as const;

/** Every course, the one that is proposed first at the top. About how long each takes: session-length.ts. */
export const COURSES: readonly Course[] = [
  { id: "meetup-45", chapters: [warmUp, ...THE_WAY] },
  { id: "workshop-90", chapters: [warmUp, ...THE_WAY, ...OPERATIONS], quiz: true },
  { id: "deep-dive", chapters: [theCluster, desiredState, ...OPERATIONS, extendIt], quiz: true },
  { id: "first-session", chapters: [theCluster] },
  { id: "eras", chapters: [byHand, virtualMachines, containers, theCluster] },
];

/** One of our courses; undefined for any other id. */
export const courseById = (id: string): Course | undefined => COURSES.find((course) => course.id === id);
