import type { ScriptedCommand } from "../../model/cluster-state.ts";
import type { Hardware } from "../../model/machine.ts";
import type { Rng } from "../../util/rng.ts";
import { MACHINE } from "../company.ts";
import type { Chapter, ChapterApp, ChapterMoment, RoundOptions } from "../framework.ts";
import { at, forTeam, inOrder } from "../script.ts";
import { withImagesOnDisk } from "../warm-images.ts";
import type { OwnApp } from "./app-schema.ts";
import type { OwnChapter, OwnDeed } from "./chapter-schema.ts";
import { companyAppOf, stylesOf } from "./make-app.ts";
import type { Amount } from "./values.ts";

/** Chapters of ours have the numbers 0 to 11. */
const NUMBER = 12;
/** What is to happen several times does so within so many seconds. */
const WITHIN_SECONDS = 12;

/** A chapter that somebody wrote and that was checked, as the game plays it. Pure. */
export function makeChapter(own: OwnChapter): Chapter {
  const { reserve, tools } = own;
  const isDeclared = isDeclaredByPlayers(own);
  const styles = stylesOf(own.apps);
  const appsFor = (nodes: number): readonly ChapterApp[] =>
    own.apps.map((app, i) => chapterApp(own, app, styles[i] ?? 0, nodes, isDeclared));
  return {
    id: own.id,
    number: NUMBER,
    lengthMs: own.length,
    sloBp: own.goal,
    stars: starsOf(own.stars),
    seats: {
      minNodes: own.seats.minNodes,
      maxNodes: own.seats.maxNodes,
      ...(own.seats.controlPlane ? {} : { withoutControlPlane: true }),
      ...(own.seats.twoDesksFrom !== undefined && { twoDesksFrom: own.seats.twoDesksFrom }),
    },
    automation: own.automation,
    ...(tools.length > 0 && { tools }),
    machine: hardwareOf(own),
    ...(reserve > 0 && { reserve: (nodes) => nodes.slice(nodes.length - reserved(nodes.length, reserve)) }),
    apps: appsFor,
    moments: momentsOf(own.timeline),
    script: (options, rng) => scriptOf(own, options, rng, isDeclared),
    ...(own.imagesOnDisk && {
      fill: (cluster, { nodes }) =>
        withImagesOnDisk(
          cluster,
          appsFor(nodes.length).map(({ app }) => app.image),
        ),
    }),
  };
}

/** A number for a team: never below zero, also for teams that are smaller than the small one. */
export const forNodes = ({ small, large }: Amount, nodes: number): number =>
  Math.max(0, forTeam(nodes, small, large));

/** What each machine of a chapter is made of. */
export const hardwareOf = ({ machine }: Pick<OwnChapter, "machine">): Hardware => ({
  cpuMilli: machine.cpu ?? MACHINE.cpuMilli,
  memoryBytes: machine.memory ?? MACHINE.memoryBytes,
  diskBytes: machine.disk ?? MACHINE.diskBytes,
  bandwidthBytesPerSecond: machine.network ?? MACHINE.bandwidthBytesPerSecond,
});

/** The players make true what is wanted; otherwise it is declared for them. */
const isDeclaredByPlayers = ({ tools }: OwnChapter): boolean =>
  tools.includes("scale") || tools.includes("createPod") || tools.includes("createDeployment");

const reserved = (nodes: number, shareBp: number): number => Math.round((nodes * shareBp) / 10_000);

function starsOf([one = 0, two = 0, three = 0]: readonly number[]): Chapter["stars"] {
  return [{ sliBp: one }, { sliBp: two }, { sliBp: three }];
}

function chapterApp(
  own: OwnChapter,
  app: OwnApp,
  style: number,
  nodes: number,
  isDeclared: boolean,
): ChapterApp {
  const wanted = forNodes(app.pods, nodes);
  const later = own.timeline.flatMap(({ at: atMs, want }) =>
    want?.app === app.name ? [{ atMs, replicas: forNodes(want.pods, nodes) }] : [],
  );
  const orders = [{ atMs: 0, replicas: wanted }, ...later.toSorted((a, b) => a.atMs - b.atMs)];
  return {
    app: companyAppOf(app, style),
    replicas: isDeclared ? 0 : wanted,
    demand: app.demand.map(({ at: atMs, rps }) => ({ atMs, rps: forNodes(rps, nodes) })),
    ...(isDeclared && { orders }),
  };
}

/** Lines of the story; their words have the same ids. */
function momentsOf(timeline: readonly OwnDeed[]): readonly ChapterMoment[] {
  return timeline
    .flatMap(({ at: atMs, say }) => (say === undefined ? [] : [{ atMs, id: momentId(atMs) }]))
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** What a line of the story is called: there is one at a time. */
export const momentId = (atMs: number): string => `at-${atMs / 1000}`;

function scriptOf(
  { timeline }: OwnChapter,
  { nodes }: RoundOptions,
  rng: Rng,
  isDeclared: boolean,
): readonly ScriptedCommand[] {
  return inOrder(
    timeline.flatMap((deed): readonly ScriptedCommand[] => {
      const { at: atMs, want, incident, target, times, switch: hand } = deed;
      const seconds = atMs / 1000;
      if (want !== undefined && !isDeclared) {
        const replicas = forNodes(want.pods, nodes.length);
        return [at(seconds, { type: "scale", deployment: want.app, replicas, atLeast: true })];
      }
      if (hand !== undefined)
        return [at(seconds, { type: "switchAutomation", part: hand.part, mode: hand.to })];
      if (incident === undefined) return [];
      const strike = { type: "startIncident", incident, ...(target !== undefined && { target }) } as const;
      const count = times === undefined ? 1 : forNodes(times, nodes.length);
      if (count === 1 && times === undefined) return [at(seconds, strike)];
      return Array.from({ length: count }, (_, i) =>
        at(seconds + (WITHIN_SECONDS * i) / count + rng.below(10) / 10, strike),
      );
    }),
  );
}
