import { describe, expect, test } from "vitest";
import { requestsAndUsage } from "../../../shared/chapters/requests-and-usage.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { appOf } from "../../../shared/model/pod-creation.ts";
import { GIB, MIB } from "../../../shared/model/resources.ts";
import { type Declared, failedBy, playChapter, shareServed } from "../../play-chapter.ts";

type Declaration = Declared["commands"][number];
type Figures = Readonly<Record<string, number>>;

const resources = (deployment: string, requests: Figures, limits: Figures = {}): Declaration => ({
  type: "setResources",
  deployment,
  requests,
  limits,
});

/** What the Nodes would tell when people are there, and a little more. */
const TRUE = {
  web: resources("web", { cpu: 500, memory: 384 * MIB }, { cpu: 600 }),
  matchmaking: resources("matchmaking", { cpu: 1600, memory: 1843 * MIB }),
  ranking: resources("ranking", { cpu: 800, memory: 4608 * MIB }),
  chat: resources("chat", { cpu: 400, memory: 1536 * MIB }, { memory: 3 * GIB }),
  api: resources("api", { cpu: 800, memory: 640 * MIB }, { memory: GIB }),
} as const;
type App = keyof typeof TRUE;
const APPS = Object.keys(TRUE) as readonly App[];

const truth = (...apps: readonly App[]): readonly Declaration[] => apps.map((app) => TRUE[app]);
const nothing: readonly Declaration[] = APPS.filter((app) => app !== "chat").map((app) =>
  resources(app, { cpu: 0, memory: 0 }, { cpu: 0, memory: 0 }),
);

interface Seen {
  readonly end: ClusterState;
  /** Apps whose containers were killed above their limit, and whose Pods were evicted. */
  readonly killed: ReadonlySet<string>;
  readonly evicted: ReadonlySet<string>;
}

/** The evening until then, with what is declared before the doors open, and Nodes that look on. */
function play(untilMs: number, commands: readonly Declaration[] = []): Seen {
  const killed = new Set<string>();
  const evicted = new Set<string>();
  const end = playChapter({
    chapter: requestsAndUsage,
    nodes: "idle",
    people: 4,
    untilMs,
    declared: [{ atMs: 5000, commands }],
    onTick({ now, pods }) {
      if (now % 1000 !== 0) return;
      for (const { metadata, status } of pods.values()) {
        const last = status.containerStatuses[0]?.lastState;
        if (last?.type === "terminated" && last.reason === "OOMKilled") killed.add(appOf(metadata.labels));
        if (status.reason === "Evicted") evicted.add(appOf(metadata.labels));
      }
    },
  });
  return { end, killed, evicted };
}

const waitingOf = ({ pods }: ClusterState, app: App): number =>
  [...pods.values()].filter(
    ({ metadata, spec }) => appOf(metadata.labels) === app && spec.nodeName === undefined,
  ).length;

const cpuInUse = ({ machines }: ClusterState): number => {
  const all = [...machines.values()];
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  return sum(all.map(({ cpuUsedMilli }) => cpuUsedMilli)) / sum(all.map(({ cpuMilli }) => cpuMilli));
};

describe("a request is a promise", () => {
  test("one that is far too large keeps Pods waiting while machines idle", () => {
    const { end } = play(60_000);
    expect(waitingOf(end, "matchmaking")).toBeGreaterThan(0);
    expect(cpuInUse(end)).toBeLessThan(0.35);
    expect(waitingOf(play(60_000, truth("matchmaking")).end, "matchmaking")).toBe(0);
  });

  test("it need not be the one who waits that asked for too much", () => {
    const { end } = play(84_000, truth("ranking"));
    expect(waitingOf(end, "ranking")).toBeGreaterThan(0);
    expect(waitingOf(play(84_000, truth("ranking", "matchmaking")).end, "ranking")).toBe(0);
  });
});

describe("a limit is a wall", () => {
  test("at its CPU limit an app serves fewer than it could", () => {
    const failed = (...apps: readonly App[]): number => failedBy(play(126_000, truth(...apps)).end, "web");
    expect(failed()).toBeGreaterThan(1000);
    expect(failed("web")).toBe(0);
  });

  test("above its memory limit a container is killed", () => {
    const others = ["matchmaking", "ranking", "chat"] as const;
    expect(play(160_000, truth(...others)).killed).toContain("api");
    expect(play(160_000, truth(...others, "api")).killed).not.toContain("api");
  });
});

describe("when a machine runs short", () => {
  const late = 214_000;
  const honest = play(late, truth(...APPS));
  const silentChat = play(late, truth("web", "matchmaking", "ranking", "api"));
  const silent = play(late, nothing);

  test("of memory, who promised nothing is evicted first, and nobody else has to go", () => {
    expect([...silentChat.evicted]).toEqual(["chat"]);
    expect([...honest.evicted]).toEqual([]);
  });

  test("of memory, it may hit anybody where nobody promised anything", () => {
    expect(silent.evicted.size).toBeGreaterThan(1);
  });

  test("of CPU, a request protects from a neighbour that takes all it can get", () => {
    const lost = ({ end }: Seen): number =>
      APPS.filter((app) => app !== "chat").reduce((sum, app) => sum + failedBy(end, app), 0);
    expect(lost(honest)).toBe(0);
    expect(lost(silent)).toBeGreaterThan(10_000);
  });

  test("so that promising nothing earns less than knowing what is used", () => {
    const most = (requestsAndUsage.stars[2]?.sliBp ?? 0) / 10_000;
    expect(shareServed(silent.end)).toBeLessThan(most);
    expect(shareServed(honest.end)).toBeGreaterThan(most);
  });
});
