import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "You see what is ordered and what is there, and close the gap.",
  steps: [
    "First half: make Pods one by one, until every app has as many as are ordered.",
    "Pods die and nobody replaces them. Count, and count again.",
    "Second half: declare the ordered number, once for each app, and take your hands off.",
  ],
};

const DESK_HINTS = [
  "Compare ordered with ready, app by app. Where is the gap?",
  "Ask the Nodes. One of them may know that it will be rebooted, and a Pod that hangs still looks like a Pod.",
  "First half: when a Node falls silent, make its Pods anew at once. Second half: declare all three numbers before people come, then drain who asks for it.",
] as const;

export const desiredStateEn: ChapterText = {
  title: "Desired state",
  idea: "Say what you want, and a loop keeps it so.",
  story: [
    "kube-scheduler has learnt your job from last time and finds the Nodes by itself; but nobody notices yet when a Pod is gone.",
    "This evening comes twice, with the same people and the same accidents. First you make every Pod by hand, and what dies stays dead.",
    "At half-time you only declare how many you want, and the counting is somebody else's job.",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "You start and restart what runs on your machine, and you are the first to know when it does not.",
      steps: [
        "First half: start each Pod that comes to you. Its image is here already.",
        "Restart what crashes or hangs. That a container hangs, only you can see.",
        "If your machine will be rebooted, you alone are warned: call for a drain in time.",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "Look at your list: does anything wait for you?",
      "In the second half the kubelet starts and restarts by itself. But it does not see that a container hangs, and you do.",
      "Rebooted in a minute? Call “drain me” now. In the first half somebody has to make your Pods anew elsewhere; in the second half nobody has to.",
    ],
  },
  moments: {
    opening: "The board orders web and api. Nobody makes Pods but you.",
    growth: "More is ordered, and matchmaking for the first time. Make Pods.",
    evening: "The evening rush is on its way: more of everything, one Pod at a time.",
    "half-time": "Half-time. Everything is cleared away, and then the same evening comes once more.",
    again: "This time, declare: write down the ordered numbers. Controllers and kubelets are on.",
    "growth-again": "More is ordered, as before. It takes one number for each app.",
    "evening-again": "The rush, as before. Declare it, and watch who does the work.",
    calm: "Good night. Same people, same accidents: compare the two halves.",
  },
  segments: { imperative: "By hand", declared: "Declared" },
  lookback: {
    did: "First you made every Pod, and every replacement, yourselves. Then you wrote down a number, and it came true again and again.",
    called:
      "The number is the desired state. The ReplicaSet controller compares it with what is there, and makes or removes Pods: the reconcile loop. Kubernetes is many such loops, and a Deployment is how you talk to this one.",
    kubectl: "kubectl scale deployment web --replicas=7",
    yaml: [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata:",
      "  name: web",
      "spec:",
      "  # your first half, in one line:",
      "  replicas: 7",
      "  selector:",
      "    matchLabels:",
      "      app: web",
      "  template:",
      "    metadata:",
      "      labels:",
      "        app: web",
      "    spec:",
      "      containers:",
      "      - name: web",
      "        image: web:v1",
    ].join("\n"),
  },
  questions: [
    "How often did you act in each half, and what did the second half leave for people to do?",
    "In the first half, who noticed that something was missing: one of you, or the users?",
    "The loop did nothing about a container that hangs. What would you have to declare so that it does?",
  ],
};
