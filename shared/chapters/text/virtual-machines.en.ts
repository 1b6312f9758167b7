import type { ChapterText, SeatText } from "../framework.ts";

const everybody: SeatText = {
  job: "You own one big machine. Fill it with virtual machines: your own, and clones of what others made.",
  steps: [
    "Make an image: install system, language, middleware and app, then save it. Once is enough for everybody.",
    "Run clones: one action for as many as you like. An image that is not here is fetched first.",
    "Mind the room: each clone needs memory for its app, and for an operating system of its own.",
  ],
};

const hints = [
  "Is somebody else setting up the same image as you? Say who makes which.",
  "The system that you install comes along in every clone. A minimal one takes longer once, and is smaller ever after.",
  "One person for each image, and the next app on top of the same set-up. With minimal systems, everything fits in the evening.",
] as const;

export const virtualMachinesEn: ChapterText = {
  title: "Virtual machines",
  idea: "Set up once, clone at will; but every clone carries a whole operating system.",
  story: [
    "New year, new machines, and they have machines inside: one server is cut into many, and each believes that it is real.",
    "Set one up, keep it as an image in the shared storage, and anybody can clone it with a single action.",
    "There is a catch, and the fans sing of it: every clone brings its own operating system, to boot, to feed and to house.",
  ],
  seats: {
    "control-plane": everybody,
    scheduler: everybody,
    controller: everybody,
    node: everybody,
  },
  hints: { "control-plane": hints, scheduler: hints, controller: hints, node: hints },
  moments: {
    opening: "web and api open in twenty seconds. Somebody makes an image of each; everybody clones.",
    "more-apps":
      "New on the board: ranking and chat. In a machine of its own, chat may keep its old Node.js.",
    crash: "Something has crashed. Nobody but you will boot it again.",
    update: "There is a version 2 of web. A new image once; new clones everywhere.",
    loss: "In the middle of the night, something goes dark. At least the images are safe in the storage.",
    "old-version": "Everybody's phone has the new app now. Half of what version 1 tells it is nonsense.",
    evening: "They all come at once! Twice of everything. Clone, and look at your memory.",
    calm: "The rush is over. You can hear the operating systems idling.",
  },
  lookback: {
    did: "You set machines up once, kept them as images and cloned them. Each clone took its time to travel and to boot, and memory for a whole operating system.",
    called:
      "An image that anybody can start, as often as they like: that idea stays. What goes is the operating system inside each copy, and that is the next chapter.",
    kubectl: "virt-clone --original web-v1 --name web-2 --auto-clone",
    yaml: [
      "# One virtual machine of many",
      "name: web-2",
      "cpus: 0.75      # 0.25 for its system",
      "memory: 1.5Gi   # 1Gi for its system",
      "disk: web-v1.img   # system and app",
      "boot: true      # and now we wait",
    ].join("\n"),
  },
  questions: [
    "How much of your memory went to the apps, and how much to operating systems?",
    "What did the images spare you, and what did the update cost all the same?",
    "Who made which image, and how did the others hear of it?",
  ],
};
