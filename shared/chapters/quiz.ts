import type { Question } from "./question.ts";

/** Rather this than a guess: what the room does not know yet is what the course is for. */
const UNSURE = "unsure";

/**
 * The quiz before and after a course: one question for each thing that somebody should take home (DESIGN: the talk's
 * parts). Two minutes in all. The words are in `text/quiz.<locale>.ts`.
 */
export const QUIZ = [
  { id: "kubernetes", options: ["builds", "manages", "writes", UNSURE], right: "manages" },
  { id: "containers", options: ["share", "memory", "asleep", UNSURE], right: "share" },
  { id: "pod", options: ["server", "image", "unit", UNSURE], right: "unit" },
  { id: "scheduling", options: ["kubelet", "scheduler", "balancer", UNSURE], right: "scheduler" },
  { id: "desired-state", options: ["nothing", "message", "replaced", UNSURE], right: "replaced" },
] as const satisfies readonly Question[];

export type QuizQuestionId = (typeof QUIZ)[number]["id"];
