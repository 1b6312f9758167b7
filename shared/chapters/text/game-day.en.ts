import type { ChapterText } from "../framework.ts";

export const gameDayEn: ChapterText = {
  title: "Game day",
  idea: "Things will break: what counts is how soon you are well again.",
  story: [
    "Some companies break their own systems on purpose and call it a game day, because whoever has practised is calm on the night when it is real.",
    "Everything in your cluster runs by itself now; what it cannot do is understand, and that is what the platform team is for: you.",
    "Today machines die, versions fail and a whole zone goes dark, in an order that nobody knows, so notice it, say it, mend it.",
  ],
  seats: {
    "control-plane": {
      job: "You lead: the Nodes tell you what they see, and you undo, drain, let in and make room.",
      steps: [
        "Keep up with the orders, and prepare while it is calm: autoscalers, budgets, careful rollouts.",
        "Listen. “Drain me”, “is broken here”, “I have room”: each of these has its own answer.",
        "Say what you do: “on it” keeps two people from doing the same thing, and everybody from doing nothing.",
      ],
    },
    scheduler: {
      job: "You decide which Nodes take Pods, and how apps are spread over Nodes and zones.",
      steps: [
        "While it is calm: spread every app over the zones. One of them will go dark.",
        "A Node calls that it has room? Open it again: after a drain it stays closed until you do.",
        "Pods wait? Read why, and tell the other desk whether room is missing or a rule is in the way.",
      ],
    },
    controller: {
      job: "You look after the apps: how many, which version, and how carefully they are replaced.",
      steps: [
        "Keep up with the orders, and prepare while it is calm: autoscalers, budgets, careful rollouts.",
        "“Is broken here” right after a new version came: undo it. “Drain me”: drain the Node in time.",
        "Twice as many people as ordered? Do not wait for the order.",
      ],
    },
    node: {
      job: "You are the eyes and hands of the team at one machine: most of what goes wrong shows at yours first.",
      steps: [
        "Power gone? Switch it on at once. Disk filling up? Clean up before the kubelet evicts.",
        "Restart what hangs, leaks or burns CPU, before the kernel or the users notice.",
        "Say what only you know: that you will be rebooted, that a new version is broken here, that you have room again.",
      ],
    },
  },
  hints: {
    "control-plane": [
      "Which app fails requests at this moment? Start there, and ask who has its Pods.",
      "A version came that nobody ordered? Pods that wait? A Node that is closed though it is well? Each has one remedy.",
      "Bad version: undo the rollout. Doomed Node: drain, and uncordon when it is back. Twice as many people: raise the minimum of the autoscaler. Before all that: maxUnavailable 0 for every app, and an autoscaler that aims at 55 %.",
    ],
    scheduler: [
      "Look at the zones: where would an app be if its busiest zone was gone?",
      "“Zones if possible” spreads without ever keeping a Pod waiting. And a Node that was drained stays closed until somebody opens it.",
      "In the first half minute, place every app with “zones if possible”. From then on answer every “I have room” with uncordon, and read out loud why Pods wait.",
    ],
    controller: [
      "Which app fails requests at this moment? Did its version change?",
      "Someone out there ships things that nobody ordered. What was there before is one undo away, as long as you do not undo twice.",
      "Before the first incident: maxUnavailable 0 for every app, and an autoscaler that aims at 55 %. Then: undo what is called broken, drain who asks for it, and raise the minimum when people come in crowds.",
    ],
    node: [
      "Is your machine on, and does anything on it look different from a minute ago?",
      "Nobody else sees your warnings, your memory and your disk. What you do not say, nobody knows.",
      "Off: switch on. Disk warning: clean up at once. Hung, leaking or burning: restart. Reboot in a minute: “drain me”. A newcomer that crashes or never gets ready: “is broken here”. Back and closed: “I have room”.",
    ],
  },
  moments: {
    morning: "Good morning. It is calm: use that. What will you wish you had prepared?",
    first: "From now on anything can happen, and some of it is happening already. Who sees something?",
    noon: "Noon is near: a fifth more of everything is ordered.",
    afternoon: "The crowd goes home. Take a breath: who has a warning that nobody has heard yet?",
    zone: "A whole zone has gone dark. Everybody there: switch on. Everybody else: keep going.",
    evening: "The evening comes: more of everything, and all of them want to talk about this day.",
    calm: "That was the day. Every team had the same one: compare how soon you were well again.",
  },
  lookback: {
    did: "You ran a cluster on which nearly everything went wrong once, and most people out there did not notice. What was declared mended itself; for the rest somebody noticed, somebody said it, and somebody acted.",
    called:
      "A game day, or chaos engineering. How long you were down on average is the MTTR, the mean time to recovery. Kubernetes brings it down by loops; people bring it down by practice, by good signals, and by writing down what should happen before it has to. Whoever repaired things first looks at the events.",
    kubectl: "kubectl get events --sort-by=.lastTimestamp",
    yaml: [
      "apiVersion: policy/v1",
      "kind: PodDisruptionBudget",
      "metadata:",
      "  name: web",
      "spec:",
      "  minAvailable: 80%   # written down on a calm day",
      "  selector:",
      "    matchLabels:",
      "      app: web",
    ].join("\n"),
  },
  questions: [
    "Which incident took the longest, and what was missing: somebody who saw it, somebody who said it, or somebody who could act?",
    "Which of the things that you did by hand today could be declared, so that nobody has to get up at night?",
    "If you held a game day at work next week, what would you break first, and whom would you tell beforehand?",
  ],
};
