import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "You make the figures true: what each app asks for, and what it may use at most.",
  steps: [
    "Pods wait while machines idle? Look for the app that asks for far more than it uses.",
    "Ask the Nodes: they alone see what is used. What they tell stands beside the app.",
    "Correct requests and limits once and right. Every change replaces all Pods of the app.",
  ],
};

const DESK_HINTS = [
  "Is a Pod Pending although the machines have little to do?",
  "Pending: somebody asks for too much, and it need not be the one who waits. OOMKilled: its memory limit is too low. Ready, but slow: its CPU limit is too low, or a neighbour takes what nobody promised to it.",
  "A little above what the Nodes tell: web 0.5 cores, matchmaking 1.6 cores and 1.8 GiB, ranking 0.8 cores and 4.6 GiB, chat 0.4 cores and 1.5 GiB, api 0.8 cores. As limits: web 0.6 cores, api 1 GiB, chat 3 GiB.",
] as const;

export const requestsAndUsageEn: ChapterText = {
  title: "Requests and usage",
  idea: "A request is a promise, and the scheduler believes it.",
  story: [
    "Somebody filled in, long ago, what each app needs: once out of fear, once out of thrift, once copied from elsewhere, and once not at all.",
    "kube-scheduler believes every word: a Node that is promised away is full, however idle it is, and one that was promised too little overflows.",
    "Only the Nodes see what is really used, so tell each other and correct the figures; but each change takes the app down for a moment: measure first.",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "You see what really happens on your machine. Hold it against what was promised.",
      steps: [
        "Tell what an app really uses, first where it is far from what it asked for.",
        "Speak up in time: above its memory limit a container is killed, at its CPU limit it crawls.",
        "chat leaks. Restart it gently before your machine runs out of memory.",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "Which app uses far less than it asked for, and which is close to its limit?",
      "Tell figures while people are there. What an app uses at rest is no measure.",
      "When memory runs out, the kubelet evicts whoever uses most beyond its request. Whoever promised nothing goes first: chat. Restart it before that.",
    ],
  },
  moments: {
    doors: "Doors open in fifteen seconds. The figures are your predecessor's.",
    pending: "More of matchmaking is wanted, and its Pods are Pending. Are the machines busy?",
    ranking: "Ranking goes live and asks for 12 GiB a Pod. Does it use them?",
    chat: "Chat goes live. About what it needs, its file says nothing.",
    web: "More people look at the pages, and web serves them as if through a straw. Who sees why?",
    api: "api goes live. It is quiet there, so far.",
    busy: "Not quiet any more. Look at api, and at the memory of the machines.",
    batch: "The boss's batch takes all the CPU that nobody was promised. What were your apps promised?",
    peak: "Everybody is here now.",
    calm: "Good night. How far from the truth were the figures?",
  },
  lookback: {
    did: "You held what apps had asked for against what they used, and made the figures true.",
    called:
      "The request is what the scheduler counts, and what a container is sure to get when CPU is short. The limit is what the kernel allows: more memory gets it killed (OOMKilled), more CPU it does not get. Both together make the QoS class: out of memory, a Node evicts BestEffort first and Guaranteed last.",
    kubectl: "kubectl set resources deployment api --requests=memory=640Mi --limits=memory=1Gi",
    yaml: [
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: api",
      "spec:",
      "  containers:",
      "  - name: api",
      "    image: api:v1",
      "    resources:",
      "      # what the scheduler believes",
      "      requests:",
      "        cpu: 800m",
      "        memory: 640Mi",
      "      # what the kernel allows",
      "      limits:",
      "        memory: 1Gi",
    ].join("\n"),
  },
  questions: [
    "Which Pods waited although machines were idle, and whose promise was to blame?",
    "What could only a Node know, and how did it get to the Control Plane?",
    "The boss's batch came: who was slowed down, who was evicted, and what had each of them asked for?",
  ],
};
