import type { ChapterText, SeatText } from "../framework.ts";

const PLACING: SeatText = {
  job: "You decide which Node each waiting Pod runs on.",
  steps: [
    "Pick a Pod that waits.",
    "Place it on a Node. Those with room for it are marked.",
    "Call something out to the Nodes. Try “Who has room?”.",
  ],
};

const PLACING_HINTS = [
  "Tap a waiting Pod, then tap a Node.",
  "Nothing can go wrong here: any Node that is marked will do.",
  "With a keyboard: Tab to a Pod, Enter, Tab to a Node, Enter.",
] as const;

export const warmUpEn: ChapterText = {
  title: "Warm-up",
  idea: "You are the cluster: some of you decide, the others run.",
  story: [
    "In a moment this room will run a system together. First, everybody has sixty seconds to try their own controls.",
    "The Control Plane gives waiting Pods a Node; the Nodes pull an image and start it. That is all there is to do.",
    "Nothing breaks and nobody keeps score, so press everything that you are curious about.",
  ],
  seats: {
    "control-plane": PLACING,
    scheduler: PLACING,
    controller: PLACING,
    node: {
      job: "You are one machine. The Pods placed on you are yours to run.",
      steps: [
        "Pull the image of your Pod. It takes some seconds.",
        "Start it as soon as the image is here.",
        "Call something out to the others. Try “I have room”.",
      ],
    },
  },
  hints: {
    "control-plane": PLACING_HINTS,
    scheduler: PLACING_HINTS,
    controller: PLACING_HINTS,
    node: [
      "Your first Pod is in the list already.",
      "Pull the image first; then the start button comes.",
      "The second Pod's image comes faster: you have most of its layers by now.",
    ],
  },
  poll: {
    question: "Do you know Kubernetes?",
    options: {
      never: "I have never heard of it",
      word: "I only know the word",
      tried: "I have tried it",
      work: "I use it at work",
    },
  },
  moments: {
    hands: "Every Node has a Pod already: pull, then start. More Pods come to the Control Plane.",
    requests: "The first requests are coming. They go to Pods that are ready.",
    help: "Kubernetes lends a hand with what is left.",
    done: "This is a running cluster. You know your seat now.",
  },
  lookback: {
    did: "You placed Pods on Nodes, pulled images and started containers: the moves that everything else is made of.",
    called:
      "Placing is the scheduler's job, pulling and starting the kubelet's. In the last seconds Kubernetes did both for you.",
    kubectl: "kubectl get pods",
    yaml: ["apiVersion: v1", "kind: Pod", "metadata:", "  name: web", "spec:", "  containers:"]
      .concat(["  - name: web", "    image: web:v1  # pulled by Nodes"])
      .join("\n"),
  },
  questions: [
    "Which move did you have to look for?",
    "What could you see that the others could not?",
    "What would you like to be able to say to the others faster?",
  ],
};
