import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "kube-scheduler places the Pods. You write what it should prefer.",
  steps: [
    "Ask the Nodes: who has which image, who is full, who is alone in a zone?",
    "Move the sliders before the Pods are ordered, and apply. What has a Node stays there.",
    "Look at the race: are you ahead of the default? Everything comes twice, so try again.",
  ],
};

const HINTS = [
  "Ask what the next Pods need most: an image that is already there, a machine left empty, or company far away?",
  "Weights are added up, so only what is large beside the others counts. Turn one far up and the ones that pull against it down.",
  "Images: ImageLocality 60. Large Pods: NodeResourcesFit 40 with MostAllocated, PodTopologySpread 0. Lost zones: PodTopologySpread 40. Each before its Pods are ordered.",
] as const;

export const extendItEn: ChapterText = {
  title: "Extend it",
  idea: "Kubernetes is open to you: even how it decides is something you can write.",
  story: [
    "kube-scheduler has placed your Pods all day, by rules and by preferences. The rules protect everybody; the preferences are yours to change.",
    "Old chat rooms fill two zones tonight. Then come three things that a default cannot know: heavy images that only one zone has, Pods as large as a machine, and cables that fail. Each comes twice.",
    "Beside you, the default profile plays the same evening. Write a policy that knows better.",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "You are one machine. You see what the policy does to it before anybody else.",
      steps: [
        "Say which images you have, and how long a pull really takes tonight.",
        "Are you full while others idle, or idle while others are full? Say so.",
        "Restart what hangs: no policy does that.",
      ],
    },
  },
  hints: {
    "control-plane": HINTS,
    scheduler: HINTS,
    controller: HINTS,
    node: [
      "Which images are on your disk? Does the desk know?",
      "The registry is slow: a Pod that comes to you without its image waits for minutes. Say what you have before ranking and matchmaking are ordered.",
      "The season's images are in tokyo only. A large Pod needs a machine that nobody else is on, and busy Pods of api do not get on with old chat rooms: say what you see.",
    ],
  },
  moments: {
    registry: "The registry is slow tonight. Ranking is ordered in a few seconds: who has its image?",
    again: "Once more, with matchmaking. Who has its image?",
    large: "Next: many small Pods, and then batch, as large as a machine. Leave machines empty for it.",
    "large-again": "The same once more. Where did the small ones go last time?",
    zones:
      "Three Pods of api carry everything, and tonight the cables are not to be trusted. Keep them apart.",
    "zones-again": "The same once more. How many zones does api stand in?",
    calm: "Quiet. Now look at the race.",
  },
  segments: { images: "Heavy images", "large-pods": "Large Pods", "lost-zones": "Lost zones" },
  lookback: {
    did: "You wrote preferences, and kube-scheduler placed every Pod by them: to the images, close together, far apart. The default played the same evening beside you.",
    called:
      "A scheduler profile: plugins that filter (rules), plugins that score (preferences), and weights. The file is a KubeSchedulerConfiguration. Whoever needs more writes a plugin, or a scheduler of their own.",
    kubectl: "kubectl create configmap my-scheduler -n kube-system --from-file=my-scheduler.yaml",
    yaml: [
      "apiVersion: kubescheduler.config.k8s.io/v1",
      "kind: KubeSchedulerConfiguration",
      "profiles:",
      "- schedulerName: default-scheduler",
      "  plugins:",
      "    score:",
      "      disabled:",
      "      - name: NodeResourcesFit",
      "      - name: PodTopologySpread",
      "      enabled:",
      "      - name: NodeResourcesFit",
      "        weight: 40",
      "  pluginConfig:",
      "  - name: NodeResourcesFit",
      "    args:",
      "      scoringStrategy:",
      "        type: MostAllocated   # fill Nodes up first",
      "        resources:",
      "        - name: cpu",
      "          weight: 1",
      "        - name: memory",
      "          weight: 1",
    ].join("\n"),
  },
  questions: [
    "Where did your policy beat the default, and where was the default better? What did it not know?",
    "A policy that was right for one hour was wrong for the next. What would you rather say once, on the Pod itself?",
    "Rules cannot be switched off here, only preferences. Which of your rules at work are really preferences?",
  ],
};
