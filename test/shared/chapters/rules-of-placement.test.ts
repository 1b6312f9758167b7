import { describe, expect, test } from "vitest";
import { rulesOfPlacement } from "../../../shared/chapters/rules-of-placement.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { LABEL_ZONE } from "../../../shared/model/node.ts";
import { appOf } from "../../../shared/model/pod-creation.ts";
import { type Declared, failedBy, playChapter } from "../../play-chapter.ts";

const play = (untilMs: number, ...declared: readonly Declared[]): ClusterState =>
  playChapter({ chapter: rulesOfPlacement, nodes: "average", untilMs, declared });

/** What apps fail between two moments, in one play. */
function lostBetween(
  from: number,
  to: number,
  apps: readonly string[],
  declared: readonly Declared[],
): number {
  const lost = (state: ClusterState): number => apps.reduce((sum, app) => sum + failedBy(state, app), 0);
  let before = 0;
  const end = playChapter({
    chapter: rulesOfPlacement,
    nodes: "average",
    untilMs: to,
    declared,
    onTick: (state) => {
      if (state.now === from) before = lost(state);
    },
  });
  return lost(end) - before;
}

const start = play(0);
const [fast = ""] = [...start.nodes.values()]
  .filter(({ metadata }) => metadata.labels["disk"] === "ssd")
  .map(({ metadata }) => metadata.name);
const toleration = { key: "dedicated", operator: "Equal", value: "ranking" };

const spread: Declared = {
  atMs: 5000,
  commands: ["web", "api"].map((deployment) => ({
    type: "setPlacement",
    deployment,
    nodeSelector: {},
    spread: "zones-if-possible",
  })),
};
const dedicated = (effect: string): Declared => ({
  atMs: 3000,
  commands: [
    { type: "setPlacement", deployment: "ranking", tolerations: [toleration] },
    { type: "taintNode", node: fast, key: "dedicated", value: "ranking", effect },
  ],
});

/** Pods of an app that wait, and the zones of those that do not. */
function whereabouts({ pods, nodes }: ClusterState, app: string) {
  const own = [...pods.values()].filter(({ metadata }) => appOf(metadata.labels) === app);
  const placed = own.flatMap(({ spec }) => (spec.nodeName === undefined ? [] : [spec.nodeName]));
  const zones = placed.map((node) => nodes.get(node)?.metadata.labels[LABEL_ZONE] ?? "");
  return { waiting: own.length - placed.length, zones: [...new Set(zones)].sort(), nodes: placed };
}

describe("spread", () => {
  test("tied to their zone Pods wait while other zones have room; let go and spread they find it", () => {
    const tied = whereabouts(play(29_000), "api");
    expect(tied.waiting).toBeGreaterThan(0);
    expect(tied.zones).toHaveLength(1);
    const free = whereabouts(play(29_000, spread), "api");
    expect(free).toMatchObject({ waiting: 0, zones: ["osaka", "sapporo", "tokyo"] });
  });

  test("what is spread survives the loss of a zone, what is not does not", () => {
    const lostBy = (...declared: readonly Declared[]): number =>
      lostBetween(83_000, 114_000, ["web"], declared);
    expect(lostBy(spread)).toBeLessThan(lostBy() / 3);
  });
});

describe("dedicated Nodes", () => {
  const rankingAt = (...declared: readonly Declared[]) =>
    whereabouts(play(70_000, spread, ...declared), "ranking");

  test("shared with everybody they have no room for the app that can run nowhere else", () => {
    expect(rankingAt().waiting).toBeGreaterThan(0);
  });

  test("a taint that takes others away gives it to the app that tolerates it", () => {
    expect(rankingAt(dedicated("NoExecute"))).toMatchObject({ waiting: 0, nodes: [fast, fast] });
  });

  test("a taint without a toleration keeps even that app away", () => {
    const taint = dedicated("NoExecute");
    const { waiting } = rankingAt({ ...taint, commands: taint.commands.slice(1) });
    expect(waiting).toBe(2);
  });
});

describe("a budget", () => {
  const budgets = (minAvailable: string): Declared => ({
    atMs: 10_000,
    commands: ["web", "api", "matchmaking"].map((app) => ({ type: "createBudget", app, minAvailable })),
  });

  /** Fewest ready Pods of web while a Node that runs some of them is drained, and whether it was drained in time. */
  function drained(...declared: readonly Declared[]) {
    const before = play(120_000, spread, dedicated("NoExecute"), ...declared);
    const node = whereabouts(before, "web").nodes.find((name) => before.machines.get(name)?.power === "on");
    let fewest = Number.POSITIVE_INFINITY;
    let isDrained = false;
    playChapter({
      chapter: rulesOfPlacement,
      nodes: "average",
      untilMs: 165_000,
      declared: [
        spread,
        dedicated("NoExecute"),
        ...declared,
        { atMs: 120_000, commands: [{ type: "drain", node }] },
      ],
      onTick(state, events) {
        if (state.now < 120_000) return;
        const ready = [...(state.endpointSlices.get("default/web")?.endpoints ?? [])].filter(
          ({ conditions }) => conditions.ready,
        );
        fewest = Math.min(fewest, ready.length);
        isDrained ||= events.some((event) => event.type === "DrainEnded" && event.outcome === "drained");
      },
    });
    return { fewest, isDrained };
  }

  test("lets a drain take only as many Pods at once as can be spared, and the drain still ends", () => {
    const spared = drained(budgets("80%"));
    const hasty = drained();
    expect(spared.isDrained).toBe(true);
    expect(hasty.isDrained).toBe(true);
    expect(spared.fewest).toBeGreaterThan(hasty.fewest);
  });

  test("that spares nobody blocks the drain for ever", () => {
    expect(drained(budgets("100%")).isDrained).toBe(false);
  });
});

describe("priority", () => {
  const promoted: Declared = {
    atMs: 12_000,
    commands: ["web", "api", "matchmaking"].map((deployment) => ({
      type: "setPlacement",
      deployment,
      priorityClassName: "customers",
    })),
  };
  const lostToBatch = (...declared: readonly Declared[]): number =>
    lostBetween(
      199_000,
      240_000,
      ["web", "api", "matchmaking"],
      [spread, dedicated("NoExecute"), ...declared],
    );

  test("an urgent batch takes the room of customers' apps, unless those are more important", () => {
    expect(lostToBatch(promoted)).toBeLessThan(lostToBatch() / 4);
  });
});
