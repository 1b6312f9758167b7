import type { ChapterText } from "../framework.ts";

export const rulesOfPlacementEn: ChapterText = {
  title: "Rules of placement",
  idea: "You write the rules; the scheduler places every Pod by them.",
  story: [
    "The company began in one zone, and two of its apps still run there and nowhere else: somebody wrote it down once.",
    "You place no Pods any more: you write where they may run, which Nodes are kept for whom, who goes first, and how many have to stay.",
    "The scheduler does exactly what you wrote, which is the good news and the bad news.",
  ],
  seats: {
    "control-plane": {
      job: "You write the rules that Pods are placed by, and you empty Nodes gently.",
      steps: [
        "A Pod is Pending? Ask why: there is no room, or a rule says no.",
        "Change the rule: free an app from its zone, spread it, keep a Node for it, say who goes first.",
        "Give apps a budget before you drain, and let Pods in again afterwards.",
      ],
    },
    scheduler: {
      job: "You write where each app's Pods may run, and who goes first.",
      steps: [
        "A Pod is Pending? Ask why: there is no room, or a rule says no.",
        "Free web and api from their zone, and spread them over all three.",
        "Decide who matters more than the boss's batch, before it comes.",
      ],
    },
    controller: {
      job: "You say whom Nodes are kept for, and empty them without anybody noticing.",
      steps: [
        "Keep a Node with a fast disk for ranking: a taint on the Node, a toleration for the app.",
        "Give apps a budget: so many of their Pods stay while a Node is drained.",
        "Drain the Nodes that ask for it, and let Pods in again when they are back.",
      ],
    },
    node: {
      job: "You are one machine, and the first to know when it has to go down.",
      steps: [
        "A warning on your machine? Ask for a drain while there is time.",
        "Back after the reboot? Say that you have room, or you stay closed.",
        "Restart what hangs, and have images ready for Pods that move in.",
      ],
    },
  },
  hints: {
    "control-plane": [
      "Why is it Pending? The answer names the rule.",
      "What is tied to one zone goes down with that zone. And a taint keeps everybody out, even the app that you meant it for, until that app tolerates it.",
      "Web and api: no zone, spread if possible, priority customers. Ranking: tolerate dedicated=ranking first, then taint its Node with NoExecute. Budgets of 80 %: at 100 % a drain waits for ever.",
    ],
    scheduler: [
      "Why is it Pending? The answer names the rule.",
      "With the strict spread a Pod rather waits than breaks the rule. With “if possible” it goes where there is room.",
      "Web and api: no zone, spread if possible, priority customers, all in one change. Then the urgent batch takes nothing from them.",
    ],
    controller: [
      "Which Nodes does ranking need, and who sits there already?",
      "NoSchedule keeps newcomers away. NoExecute also sends away who is there, and your own app with them, unless it tolerates the taint.",
      "Let ranking tolerate dedicated=ranking, then taint its Node with NoExecute. Budgets of 80 %: at 100 % a drain waits for ever.",
    ],
    node: [
      "Does your machine warn you of something?",
      "Nobody else sees your warning. A drain takes a while, above all where budgets hold it back.",
      "Call “Drain me” when the warning appears, switch the machine on after the reboot, and then call “I have room”.",
    ],
  },
  moments: {
    home: "It all began in one zone, and there it still runs.",
    growth: "Business grows beyond the zone: Pods are Pending. Ask one of them why.",
    ranking: "Ranking comes. It needs a Node with a fast disk, and nearly all of its memory.",
    outage: "A digger has found the cable of the home zone. Who lives somewhere else?",
    kernel: "New kernels are on their way. Some Nodes know when it is their turn.",
    league: "The league begins. Soon there is hardly any room left.",
    batch: "The boss has an urgent batch. Urgent is a number: is yours larger?",
    calm: "It grows quiet. What you wrote down goes on working while you sleep.",
  },
  lookback: {
    did: "You wrote down where Pods may run, whom Nodes are kept for, who goes first and how many have to stay, and everybody kept to it.",
    called:
      "Node selectors and topology spread constraints say where. Taints and tolerations keep Nodes for some. A PriorityClass says who makes room for whom: preemption. A PodDisruptionBudget says how many stay during a drain.",
    kubectl: "kubectl taint node sapporo-1 dedicated=ranking:NoExecute",
    yaml: [
      "apiVersion: scheduling.k8s.io/v1",
      "kind: PriorityClass",
      "metadata:",
      "  name: customers",
      "value: 2000           # the larger number goes first",
      "---",
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: ranking",
      "spec:",
      "  priorityClassName: customers",
      "  nodeSelector:       # only where the disk is fast",
      "    disk: ssd",
      "  tolerations:        # the kept Node lets it in",
      "  - key: dedicated",
      "    value: ranking",
      "  containers:",
      "  - name: ranking",
      "    image: ranking:v1",
    ].join("\n"),
  },
  questions: [
    "Which rule did exactly what you wrote, and not what you meant?",
    "Who goes first when there is not room for all at your company? Who decided that, and where does it stand?",
    "What did Nodes know that no rule could have known?",
  ],
};
