import { API, MACHINE, WEB } from "./company.ts";
import type { ChapterApp } from "./framework.ts";
import { defineChapter } from "./framework.ts";

export const theCluster = defineChapter({
  id: "the-cluster",
  number: 4,
  lengthMs: 210_000,
  sloBp: 9000,
  stars: [{ sliBp: 7000 }, { sliBp: 8500 }, { sliBp: 9500 }],
  seats: { minNodes: 3, maxNodes: 11, twoDesksFrom: 6 },
  automation: { scheduler: "player", kubelet: "player", controllers: [] },
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    return [
      { app: WEB, replicas: nodes, demand: [] },
      { app: API, replicas: nodes - 1, demand: [] },
    ];
  },
  script: () => [],
});
