import type { ChapterText, SeatText } from "../framework.ts";

const everybody: SeatText = {
  job: "You own one machine. Build images, share them, and run what the order board asks for.",
  steps: [
    "Build an image and push it to the registry. From then on everybody can run it.",
    "Run as many as you like with one action. Layers that you have already are not fetched again.",
    "Restart what dies. Nobody else will.",
  ],
};

const hints = [
  "What the registry has, nobody needs to build. Is yours there already?",
  "What changes often belongs on top. With the code last, version 2 is one small layer; with the code first, it is nearly everything.",
  "Divide the board among you, and the watching too: a crash makes no noise, it is only a number that is one too small.",
] as const;

export const containersEn: ChapterText = {
  title: "Containers",
  idea: "Containers share the machine's operating system: light, quick, many with one command.",
  story: [
    "Somebody looked at all those operating systems in one machine, all doing the same, and threw out all but one.",
    "An image is now a recipe in layers: build it, push it to the registry, and anybody runs as many as they like, in seconds.",
    "Only two things are as ever: what dies stays dead until one of you looks, and nobody sees the whole.",
  ],
  seats: {
    "control-plane": everybody,
    scheduler: everybody,
    controller: everybody,
    node: everybody,
  },
  hints: { "control-plane": hints, scheduler: hints, controller: hints, node: hints },
  moments: {
    opening: "web and api open in twenty seconds. Who builds which? Everybody runs.",
    "more-apps": "New on the board: ranking and chat. Containers do not mind each other's Node.js.",
    crash: "Something has crashed, very quietly. Look at what is ready and what is wanted.",
    update: "There is a version 2 of web. How many layers of it are really new?",
    loss: "In the middle of the night, something goes dark. What ran there? Does anybody remember?",
    "old-version": "Everybody's phone has the new app now. Half of what version 1 tells it is nonsense.",
    evening: "They all come at once! Twice of everything. One command each.",
    calm: "The rush is over. Almost relaxing, was it not?",
  },
  lookback: {
    did: "You built images in layers, pushed and pulled them, and ran many containers with one action each. What died, you had to notice.",
    called:
      "These very images are what Kubernetes runs. It takes over what was left to you: choosing a machine, counting, and starting again what dies.",
    kubectl: "docker run -d --name web-1 web:v1",
    yaml: [
      "# Dockerfile of web: layer on layer",
      "FROM debian",
      "RUN install-node 20",
      "RUN install-nginx",
      "# Changes most often, so it comes last:",
      "COPY web /srv/web",
      'CMD ["node", "/srv/web"]',
    ].join("\n"),
  },
  questions: [
    "What was so quick this time that you stopped thinking about it?",
    "Which layers were new in version 2, and what would the other order have cost you?",
    "What did you still have to watch with your own eyes? Who should do that?",
  ],
};
