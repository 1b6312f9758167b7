import type { ChapterText, SeatText } from "../framework.ts";

const everybody: SeatText = {
  job: "You own one server. What runs on it is up to you, and nobody can do it for you.",
  steps: [
    "Install in this order: operating system, language, middleware, app. The app starts by itself.",
    "Read the order board, and tell the others which app you take.",
    "What dies stays dead. Start it again; on a server that comes back empty, start from nothing.",
  ],
};

const hints = [
  "Which app on the board has fewer copies than it should, and is anybody on it?",
  "Apps that share a server have to agree on the version of their language. chat still wants the old Node.js, web and api want the new one.",
  "Give chat a few servers of its own; all others take web, api and ranking. Never change Node.js under an app that runs.",
] as const;

export const byHandEn: ChapterText = {
  title: "By hand",
  idea: "Every copy of an app is the whole job again.",
  story: [
    "The server room is cold, the installation discs are warm, and the boss says: how long can it take?",
    "Each of you owns one bare server: operating system, language, middleware, app, and on the next server all of that again.",
    "The order board says what the company wants. It does not say who does it, so you will have to.",
  ],
  seats: {
    "control-plane": everybody,
    scheduler: everybody,
    controller: everybody,
    node: everybody,
  },
  hints: { "control-plane": hints, scheduler: hints, controller: hints, node: hints },
  moments: {
    opening: "web and api open in twenty seconds. One copy on each server, please.",
    "more-apps": "New on the board: ranking and chat. chat is old, and likes old things.",
    crash: "Something has crashed. It will not get up by itself.",
    update: "There is a version 2 of web. On every server that has web, please.",
    loss: "In the middle of the night, something goes dark. Is it you?",
    "old-version": "Everybody's phone has the new app now. Half of what version 1 tells it is nonsense.",
    evening: "They all come at once! Twice of everything, please. Yes, now.",
    calm: "The rush is over. Count your servers, and your fingers.",
  },
  lookback: {
    did: "You installed systems, languages, middleware and apps, one step after another, on every server; and after a server had died, all of it once more.",
    called:
      "Having an app more than once is called redundancy. In Kubernetes the copies are replicas, and asking for more of them means changing one number.",
    kubectl: "ssh tokyo-1 'apt install nodejs nginx && ./install-web.sh'   # and now tokyo-2 ...",
    yaml: [
      "# servers.yaml, kept by hand,",
      "# true on the day it was written",
      "tokyo-1:",
      "  system: Debian",
      "  language: Node.js 20",
      "  middleware: [nginx, Redis]",
      "  apps: [web v1, api v1]",
      "osaka-1:",
      "  system: Debian",
      "  language: Node.js 18  # chat insists",
      "  middleware: [Redis]",
      "  apps: [chat v1]",
    ].join("\n"),
  },
  questions: [
    "How often did you install the same thing, and how would it be with a hundred servers?",
    "Who knew what was running where? Was it written down?",
    "Two apps fought over one server: how did you find out, and what did you give up?",
  ],
};
