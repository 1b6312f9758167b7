import { describe, expect, test } from "vitest";
import { declaring } from "../../../shared/bots/declaring.ts";
import type { HeardCall } from "../../../shared/bots/framework.ts";
import { nodeSeat } from "../../../shared/bots/node.ts";
import { rollingUpdate } from "../../../shared/chapters/rolling-update.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { appOf } from "../../../shared/model/pod-creation.ts";
import { type Declared, playChapter } from "../../play-chapter.ts";
import { CONTROL_PLANE, decide, nodeSeatOf } from "./decide.ts";

const calm = { ...rollingUpdate, script: () => [] };

const seen = (seconds: number, ...declared: readonly Declared[]): ClusterState =>
  playChapter({ chapter: calm, nodes: "idle", people: 5, untilMs: seconds * 1000, declared });

const ship = (seconds: number, deployment: string, version: number): Declared => ({
  atMs: seconds * 1000,
  commands: [{ type: "setImage", deployment, image: `${deployment}:v${version}` }],
});

const blame = (app: string, seconds: number): HeardCall => ({
  seat: "tokyo-1",
  call: "is-broken",
  params: { app },
  at: seconds * 1000,
});

/** A machine that runs an app in its present version. */
function nodeWith(state: ClusterState, image: string): string {
  const pod = [...state.pods.values()].find(({ spec }) => spec.containers[0]?.image === image);
  return pod?.spec.nodeName ?? "";
}

describe("a desk that plays perfectly", () => {
  const perfect = { character: "perfect" } as const;

  test("sees to it that no Pod may be missing before anything else", () => {
    expect(decide(declaring, seen(1), CONTROL_PLANE, perfect)).toMatchObject({
      type: "setStrategy",
      strategy: { type: "RollingUpdate", maxUnavailable: 0 },
    });
  });

  test("gives the Nodes the time to pull what is ordered", () => {
    const ready = {
      atMs: 2000,
      commands: [
        ...["web", "api", "matchmaking"].map((deployment) => ({
          type: "setStrategy",
          deployment,
          strategy: { type: "RollingUpdate", maxSurge: "34%", maxUnavailable: 0 },
        })),
        { type: "setReadinessProbe", deployment: "web", enabled: true },
      ],
    };
    expect(decide(declaring, seen(24, ready), CONTROL_PLANE, perfect)).toBeUndefined();
    const wanted = { type: "setImage", deployment: "web", image: "web:v2" };
    expect(decide(declaring, seen(36, ready), CONTROL_PLANE, perfect)).toEqual(wanted);
  });
});

describe("a desk of average players", () => {
  test("ships what is ordered at once", () => {
    expect(decide(declaring, seen(21), CONTROL_PLANE)).toMatchObject({ type: "setImage", image: "web:v2" });
  });

  test("goes back when a Node says that a version is broken, and does not try it again", () => {
    const shipped = [ship(21, "web", 2), ship(63, "api", 2), ship(105, "matchmaking", 2)];
    const undo = { type: "undoRollout", deployment: "matchmaking", toRevision: 1 };
    const heard = [blame("matchmaking", 120)];
    expect(decide(declaring, seen(121, ...shipped), CONTROL_PLANE, { heard })).toEqual(undo);
    const undone = seen(124, ...shipped, { atMs: 121_000, commands: [undo] });
    expect(decide(declaring, undone, CONTROL_PLANE, { heard })).toBeUndefined();
  });

  test("does not blame a version for what was said before it came", () => {
    const shipped = [ship(21, "web", 2), ship(63, "api", 2), ship(105, "matchmaking", 2)];
    const heard = [blame("matchmaking", 104)];
    expect(decide(declaring, seen(121, ...shipped), CONTROL_PLANE, { heard })).toBeUndefined();
  });
});

describe("a Node seat", () => {
  const ill = seen(139, ship(105, "matchmaking", 2));
  const node = nodeWith(ill, "matchmaking:v2");
  const alarm = { type: "call", call: "is-broken", params: { app: "matchmaking" } };

  test("says that a new version is broken, once", () => {
    expect(decide(nodeSeat, ill, nodeSeatOf(node))).toEqual(alarm);
    const heard = [{ ...blame("matchmaking", 121), seat: node }];
    expect(decide(nodeSeat, ill, nodeSeatOf(node), { heard })).not.toEqual(alarm);
  });

  test("sees memory grow before anything fails, if it plays perfectly", () => {
    const leaking = seen(178, ship(165, "web", 3));
    const seat = nodeSeatOf(nodeWith(leaking, "web:v3"));
    const said = { type: "call", call: "is-broken", params: { app: "web" } };
    expect(decide(nodeSeat, leaking, seat, { character: "perfect" })).toEqual(said);
    expect(decide(nodeSeat, leaking, seat)).not.toEqual(said);
  });

  test("says nothing where all is well, nor of a Pod of a version that has long been out", () => {
    const well = seen(60, ship(21, "web", 2));
    const quiet = [...well.machines.keys()].map((name) =>
      decide(nodeSeat, well, nodeSeatOf(name), { character: "perfect" }),
    );
    expect(quiet.filter((command) => command?.type === "call")).toEqual([]);
    expect([...well.pods.values()].some(({ metadata }) => appOf(metadata.labels) === "web")).toBe(true);
  });

  test("pulls what is ordered before a Pod asks for it", () => {
    const ordered = seen(22);
    const pull = { type: "pullImage", image: "web:v2" };
    expect(decide(nodeSeat, ordered, nodeSeatOf("tokyo-1"), { character: "perfect" })).toEqual(pull);
    expect(decide(nodeSeat, ordered, nodeSeatOf("tokyo-1"))).toBeUndefined();
  });
});
