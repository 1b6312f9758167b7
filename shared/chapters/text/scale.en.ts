import type { ChapterText, SeatText } from "../framework.ts";

const DECLARING: SeatText = {
  job: "You tell each app's autoscaler how busy Pods should be, and between which sizes it may move.",
  steps: [
    "Read the forecast: who grows next, and how far?",
    "Give each app an autoscaler: fewest Pods, most Pods, and the CPU use to aim for.",
    "Say out loud what comes next, so that the Nodes have its image in time.",
  ],
};

const HINTS = [
  "Which app will have many more people within a minute?",
  "A Pod that can do no more uses about 80 % of what it requests. Whoever aims at that never grows: aim lower.",
  "Aim at 50 %, leave room upwards, let it wait the 300 s before it shrinks, and raise the fewest before a show that you know of.",
] as const;

export const scaleEn: ChapterText = {
  title: "Scale",
  idea: "Declare how busy Pods should be, and their number follows the people.",
  story: [
    "Tonight the tournament is on television, and the number of players will do whatever it likes.",
    "Nobody has to count Pods any more: you declare how busy they should be, and an autoscaler counts for you, all evening.",
    "What it cannot do is make machines: new Nodes have to be switched on and join, and want their images before the rush arrives.",
  ],
  seats: {
    "control-plane": DECLARING,
    scheduler: DECLARING,
    controller: DECLARING,
    node: {
      job: "You are one machine, perhaps a brand-new one. Be ready before the Pods come.",
      steps: [
        "Is your machine off? Switch it on, then join the cluster.",
        "Ask what grows next, and pull its image before anybody needs it.",
        "Restart what hangs or burns CPU for nothing: it fools the autoscaler.",
      ],
    },
  },
  hints: {
    "control-plane": HINTS,
    scheduler: HINTS,
    controller: HINTS,
    node: [
      "Is your machine a Node yet? And which images does it have?",
      "Where the image is, a new Pod starts in two seconds. Elsewhere it waits for the whole pull.",
      "Pull in the order of the evening: web and api, matchmaking, ranking. And restart what hangs: it looks idle, so the autoscaler believes that all is calm.",
    ],
  },
  moments: {
    quiet: "A quiet evening so far. Some machines are still off: switch them on and let them join.",
    "show-soon": "The show begins on television in a few seconds: web and api.",
    show: "On air! Watch the autoscalers work.",
    matches: "The matches begin soon. Matchmaking will come in waves, one for every match.",
    streamer: "A famous player shows the game to their followers. Nobody had that in the forecast.",
    table: "Soon everybody wants to see the table: ranking. Is there room for it?",
    calm: "Good night, everybody. Now watch the Pods go home, too.",
  },
  lookback: {
    did: "You declared how busy Pods should be, and their number followed the people; where there was no room left, new machines joined.",
    called:
      "A HorizontalPodAutoscaler (HPA) sets the number of Pods. In a cloud the number of Nodes has an autoscaler, too. One that shrinks too eagerly flaps: that is what the stabilization window is for.",
    kubectl: "kubectl autoscale deployment web --min=2 --max=20 --cpu=50%",
    yaml: [
      "apiVersion: autoscaling/v2",
      "kind: HorizontalPodAutoscaler",
      "metadata:",
      "  name: web",
      "spec:",
      "  scaleTargetRef:",
      "    apiVersion: apps/v1",
      "    kind: Deployment",
      "    name: web",
      "  minReplicas: 2",
      "  maxReplicas: 20",
      "  metrics:",
      "  - type: Resource",
      "    resource:",
      "      name: cpu",
      "      target:",
      "        type: Utilization",
      "        averageUtilization: 50   # percent of what Pods request",
    ].join("\n"),
  },
  questions: [
    "When did the autoscaler come too late, and what would have helped: lower aim, more Pods from the start, images in place?",
    "What does it cost to shrink late, and what does it cost to shrink at once?",
    "A container that hung looked idle, and the autoscaler believed it. Which figure do you believe at work without ever having asked why?",
  ],
};
