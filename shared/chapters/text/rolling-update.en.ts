import type { ChapterText, SeatText } from "../framework.ts";

const DESK: SeatText = {
  job: "You ship the ordered versions in time, so that nobody out there notices, and take back what is no good.",
  steps: [
    "Before you ship: does anybody ask the Pods whether they are ready, and how many may be missing meanwhile?",
    "Let the Nodes pull the new image, then declare it. All has to be out when the order is due.",
    "A Node calls that it is broken? Undo first, ask afterwards.",
  ],
};

const DESK_HINTS = [
  "Compare the three Deployments: which one has no readiness probe, and which one replaces all Pods at once?",
  "Only ready Pods get requests. Without a readiness probe a Pod counts as ready as soon as its process runs, long before it can answer.",
  "Now, before the first order: a readiness probe for web, and for all three RollingUpdate with maxUnavailable 0 and maxSurge 34%. With that a rollout fails no request, and a version that never gets ready harms nobody.",
] as const;

export const rollingUpdateEn: ChapterText = {
  title: "Rolling update",
  idea: "Only a Pod that is ready gets requests. So a new version can move in Pod by Pod.",
  story: [
    "The big update is here: people's phones want new versions of web, api and matchmaking, and nobody wants to find the door closed.",
    "So the new version moves in while the old one still serves: one Pod comes, says that it is ready, and only then one Pod goes.",
    "Not every version that is ordered is any good, though, and whoever sits at a Node will see that first.",
  ],
  seats: {
    "control-plane": DESK,
    scheduler: DESK,
    controller: DESK,
    node: {
      job: "The new version runs with you first. You see how it does before anybody else can.",
      steps: [
        "Pull what is ordered before it is rolled out: then its Pods start at once.",
        "Watch the newcomers: do they become ready? Does their memory stand still, or does it grow and grow?",
        "Call it out: “looks well here” or “is broken here”. And restart what hangs.",
      ],
    },
  },
  hints: {
    "control-plane": DESK_HINTS,
    scheduler: DESK_HINTS,
    controller: DESK_HINTS,
    node: [
      "Which version is ordered, and do you have its image already?",
      "A Pod that is still starting after ten seconds, or whose memory grows while its requests stay the same, will not get well by itself.",
      "Call “is broken here” at once: the Control Plane sees a ready Pod, and only you see that its memory will be full in twenty seconds. Restarting it wins time; only going back helps.",
    ],
  },
  moments: {
    people:
      "People are on their way. How is each app replaced when a new version comes? Look before you ship.",
    "web-v2": "web:v2 is ordered. Soon the phones understand nothing else.",
    "api-v2": "api:v2 is ordered. Does api still go down as a whole to come up again?",
    "matchmaking-v2": "matchmaking:v2 is ordered. Nodes, how does it look?",
    "matchmaking-v3": "The developers are sorry, and send matchmaking:v3. It has to be out soon.",
    "web-v3": "web:v3 is ordered. It starts nicely, they say.",
    "web-v4": "web:v4 is ordered, with the hole mended, and the evening is near: not one Pod to spare.",
    calm: "Good night. Some versions came, some went again. Did anybody out there notice?",
  },
  lookback: {
    did: "You put new versions in the place of old ones while people used them. Two versions were no good: a Node saw it, said so, and you went back.",
    called:
      "That is a rolling update, or rollout: the Deployment makes a ReplicaSet for the new version and resizes both, within maxSurge and maxUnavailable. The readiness probe decides when a Pod gets requests. It finds a Pod that does not answer, but none that leaks: then kubectl rollout undo brings the last version back.",
    kubectl: "kubectl set image deployment web web=web:v2",
    yaml: [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata:",
      "  name: web",
      "spec:",
      "  replicas: 8",
      "  strategy:",
      "    type: RollingUpdate",
      "    rollingUpdate:",
      "      # meanwhile: so many too many, none too few",
      "      maxSurge: 34%",
      "      maxUnavailable: 0",
      "  selector:",
      "    matchLabels: { app: web }",
      "  template:",
      "    metadata:",
      "      labels: { app: web }",
      "    spec:",
      "      containers:",
      "      - name: web",
      "        image: web:v2",
      "        # no answer, no requests",
      "        readinessProbe:",
      "          httpGet: { path: /, port: 80 }",
    ].join("\n"),
  },
  questions: [
    "How long was it from the first sign of a bad version until it was gone, and who saw what first?",
    "A rollout with maxUnavailable 0 needs room for the surge. What would you do on a cluster that is full?",
    "A leaking version passes every readiness probe. What else would you look at before you let a rollout go on?",
  ],
};
