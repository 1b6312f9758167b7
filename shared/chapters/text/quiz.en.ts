import type { QuestionText } from "../question.ts";
import type { QuizQuestionId } from "../quiz.ts";

const UNSURE = "I don't know yet";

/** The words of the quiz in English. */
export const QUIZ_TEXT: Readonly<Record<QuizQuestionId, QuestionText>> = {
  kubernetes: {
    question: "What is Kubernetes for?",
    options: {
      builds: "Building container images from source code",
      manages: "Running applications in containers on many servers, the way you declare it",
      writes: "Writing applications in a language of its own",
      unsure: UNSURE,
    },
    why: "You declare what should run; Kubernetes runs it as containers on many servers and keeps it so.",
  },
  containers: {
    question: "Why does a container start faster than a virtual machine?",
    options: {
      share: "It shares the operating system of its server",
      memory: "It gets more memory",
      asleep: "It was only asleep",
      unsure: UNSURE,
    },
    why: "A virtual machine boots an operating system of its own; a container shares the one that runs already.",
  },
  pod: {
    question: "What is a Pod?",
    options: {
      server: "A server in the data centre",
      image: "A stored image of an application",
      unit: "The smallest thing that Kubernetes runs: one or a few containers",
      unsure: UNSURE,
    },
    why: "A Pod is the smallest unit that Kubernetes runs: one container, or a few that belong together.",
  },
  scheduling: {
    question: "Who decides which Node a new Pod runs on?",
    options: {
      kubelet: "The Node with the least to do",
      scheduler: "The scheduler in the Control Plane",
      balancer: "The load balancer",
      unsure: UNSURE,
    },
    why: "The scheduler, a part of the Control Plane, gives every Pod a Node; the kubelet there runs it.",
  },
  "desired-state": {
    question: "You declared three copies, and one of them dies. What happens?",
    options: {
      nothing: "Two are left until the next release",
      message: "Somebody gets a message and has to start a new one",
      replaced: "Kubernetes makes a new one by itself",
      unsure: UNSURE,
    },
    why: "Controllers keep comparing what is wanted with what is there, and make what is missing.",
  },
};
