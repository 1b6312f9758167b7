import { byHand } from "./by-hand.ts";
import { containers } from "./containers.ts";
import { desiredState } from "./desired-state.ts";
import type { Chapter } from "./framework.ts";
import type { CourseWords } from "./own/course-words.ts";
import { requestsAndUsage } from "./requests-and-usage.ts";
import { rulesOfPlacement } from "./rules-of-placement.ts";
import { scale } from "./scale.ts";
import { theCluster } from "./the-cluster.ts";
import { virtualMachines } from "./virtual-machines.ts";

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

/** Every course, the one that is proposed first at the top. */
export const COURSES: readonly Course[] = [
  // A meetup: the way from servers by hand to a declared cluster, as the talk goes.
  { id: "meetup-45", chapters: [byHand, virtualMachines, containers, theCluster, desiredState] },
  // A training: the same way, and on to what is the players' job once Kubernetes does the rest.
  {
    id: "workshop-90",
    chapters: [
      byHand,
      virtualMachines,
      containers,
      theCluster,
      desiredState,
      requestsAndUsage,
      scale,
      rulesOfPlacement,
    ],
  },
  // For people who have containers behind them: Kubernetes alone, in depth.
  { id: "deep-dive", chapters: [theCluster, desiredState, requestsAndUsage, scale, rulesOfPlacement] },
  { id: "first-session", chapters: [theCluster] },
  { id: "eras", chapters: [byHand, virtualMachines, containers, theCluster] },
];

export const courseById = (id: string): Course | undefined => COURSES.find((course) => course.id === id);
