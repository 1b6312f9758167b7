import { byHand } from "./by-hand.ts";
import { containers } from "./containers.ts";
import type { Chapter } from "./framework.ts";
import { theCluster } from "./the-cluster.ts";
import { virtualMachines } from "./virtual-machines.ts";

/** A session's plan: chapters in order. */
export interface Course {
  /** Stable, as in "first-session". */
  readonly id: string;
  readonly chapters: readonly Chapter[];
  /** Asks everybody the same short questions before the first chapter and after the last one. Missing: it does not. */
  readonly quiz?: true;
}

/** Every course, the one that is proposed first. */
export const COURSES: readonly Course[] = [
  { id: "first-session", chapters: [theCluster] },
  { id: "eras", chapters: [byHand, virtualMachines, containers, theCluster] },
];

export const courseById = (id: string): Course | undefined => COURSES.find((course) => course.id === id);
