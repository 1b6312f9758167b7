import type { SeatText } from "../framework.ts";
import type { GeneralText } from "../own/course-words.ts";

const DESK: SeatText = {
  job: "You are the Control Plane: you see all Nodes and every Pod that is wanted.",
  steps: [
    "Look at the Pods that wait, and at what is wanted and not there yet.",
    "Pick, then place or declare. What is refused says why.",
    "Ask the Nodes how they are: they see what you do not.",
  ],
};

type Hints = GeneralText["hints"]["node"];

const DESK_HINTS: Hints = [
  "Is anything wanted that is not there?",
  "Open a Pod that waits: each Node says why it cannot take it.",
  "A Node that announces its own end can be drained while there is time.",
];

/** For what somebody left out of a chapter of their own: true in every chapter that has a cluster. */
export const GENERAL_EN: GeneralText = {
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "You are one machine, and the Pods placed on you are yours to run.",
      steps: [
        "Pull, start and restart what waits for you, unless Kubernetes does it.",
        "Keep an eye on CPU, memory and warnings: nobody else sees them.",
        "Say what you see, before it becomes everybody's problem.",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "Is a Pod on your list waiting for you?",
      "Running does not mean well: a container that hangs answers nobody.",
      "What nobody needs can go; what people miss most goes first.",
    ],
  },
  lookback: {
    did: "You kept the apps running while things went wrong.",
    called:
      "What was wanted and what was there were brought together, again and again: that is what Kubernetes does.",
    kubectl: "kubectl get pods -o wide",
    yaml: "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3",
  },
  questions: [
    "What went better than you expected, and why?",
    "When did somebody know something that the others needed?",
    "What would you hand to a program, and what would you keep?",
  ],
};
