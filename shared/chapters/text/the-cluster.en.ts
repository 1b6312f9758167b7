import type { ChapterText, SeatText } from "../framework.ts";

const SCHEDULING: SeatText = {
  job: "You decide which Node each waiting Pod runs on.",
  steps: [
    "Pick a Pod that waits. It says how much CPU and memory it asks for.",
    "Place it on a Node with room. A Node that cannot take it tells you why.",
    "Think ahead: the biggest Pod comes last, and it needs its room in one piece.",
  ],
};

export const theClusterEn: ChapterText = {
  title: "The cluster",
  idea: "The Control Plane decides where a Pod runs. The Nodes run it.",
  story: [
    "The game goes live in a moment, and today you are not a row of lonely servers: together you are one cluster.",
    "The Control Plane gives every Pod a Node; the Nodes pull its image, start it and keep it alive.",
    "Nobody here sees everything, so talk to each other: most outages begin with somebody saying nothing.",
  ],
  seats: {
    "control-plane": SCHEDULING,
    scheduler: SCHEDULING,
    controller: {
      job: "You watch over what is wanted and what is there, and over the health of the Nodes.",
      steps: [
        "Compare wanted with ready for each app, and say out loud what is missing.",
        "Drain a Node that is about to go down, before it takes its Pods along.",
        "Look a minute ahead: say what is coming before it is here.",
      ],
    },
    node: {
      job: "You are one machine, and the Pods placed on you are yours to run.",
      steps: [
        "Pull the image of a new Pod. Layers that you already have cost nothing.",
        "Start the container as soon as its image is complete.",
        "Restart what crashes or hangs, and keep an eye on your memory.",
      ],
    },
  },
  hints: {
    "control-plane": [
      "Is any Pod still waiting for a Node?",
      "A Node that is about to go down can be drained: its Pods come back to you while there is time.",
      "Fill the Nodes that are in use first, and keep one half empty for batch: 4 cores and 8 GiB at once.",
    ],
    scheduler: [
      "Is any Pod still waiting for a Node?",
      "Two gauges count: a Node needs both the CPU and the memory that the Pod asks for.",
      "Fill the Nodes that are in use first, and keep one half empty for batch: 4 cores and 8 GiB at once.",
    ],
    controller: [
      "Which app has fewer ready Pods than it wants?",
      "Ask the Nodes how they are. They see warnings that you do not.",
      "A Node that announces its own end: drain it at once. Its Pods return to the queue and find a new home in time.",
    ],
    node: [
      "Look at your list: is a Pod waiting for you?",
      "Pulls wait in line, one after another. Move the one to the front that people miss most.",
      "Running does not mean well: a container that hangs answers nobody. Restart it.",
    ],
  },
  moments: {
    doors: "We go live in fifteen seconds. Find every Pod a Node.",
    chat: "Chat goes live: new Pods are waiting.",
    matchmaking: "Matchmaking goes live. It is hungry: two whole cores for each Pod.",
    kernel: "Closed for a new kernel: a Node that takes no new Pods may know more than you. Ask.",
    ranking: "Ranking goes live. It has a good memory: 5 GiB for each Pod.",
    season: "The season ends soon. Batch will want 4 cores and 8 GiB, all on one Node.",
    rush: "Everybody is home and wants to play. Every app orders more Pods.",
    calm: "The rush is over. Breathe out, and look at what you kept alive.",
  },
  lookback: {
    did: "You gave every Pod a Node that had room, and the Nodes pulled, started and restarted its containers.",
    called:
      "Giving a Pod a Node is scheduling; kube-scheduler does it. What the Nodes did is the job of the kubelet, one on each Node.",
    kubectl: "kubectl get pods -o wide",
    yaml: [
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: web",
      "spec:",
      "  # the line that you decided:",
      "  nodeName: tokyo-1",
      "  containers:",
      "  - name: web",
      "    image: web:v1",
      "    resources:",
      "      requests:",
      "        cpu: 500m",
      "        memory: 512Mi",
    ].join("\n"),
  },
  questions: [
    "When did the Control Plane need something that only a Node could see?",
    "A Node fell silent: who noticed first, and what brought its Pods back?",
    "Which of the things that you did over and over would you gladly hand to a program?",
  ],
};
