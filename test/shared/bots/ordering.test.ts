import { describe, expect, test } from "vitest";
import type { Character } from "../../../shared/bots/characters.ts";
import { declaring } from "../../../shared/bots/declaring.ts";
import { countOf } from "../../../shared/bots/ordering.ts";
import { seatReader } from "../../../shared/bots/seat-reader.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { deployment, machine } from "../../builders.ts";
import { Play, podOf } from "../play.ts";
import { CONTROL_PLANE, decide } from "./decide.ts";

/** A cluster in which two of web and one of api are ordered, and one of web is there. */
function ordered(controllers: readonly string[], tools: readonly string[] = ["createPod", "scale"]): Play {
  const play = new Play({
    automation: { controllers },
    apps: [
      { name: "web", style: 0, demand: [], orders: [{ atMs: 0, replicas: 2 }] },
      { name: "api", style: 1, demand: [], orders: [{ atMs: 0, replicas: 1 }] },
      { name: "batch", style: 5, demand: [] },
    ],
    machines: [machine("tokyo-1"), machine("osaka-1")],
    pods: [podOf("web-1", "web:v1")],
  }).change((draft) => {
    for (const name of ["web", "api", "batch"]) draft.put(deployment(name, { spec: { replicas: 0 } }));
  });
  play.state = { ...play.state, settings: { ...play.state.settings, tools } };
  return play;
}

const believed = (cluster: ClusterState, character: Exclude<Character, "idle">): number => {
  const reader = seatReader(cluster, CONTROL_PLANE);
  const rng = new Rng(seedRng("count"));
  return countOf({ reader, seat: CONTROL_PLANE, character, slips: false, rng, heard: [] }, "web");
};

describe("while nobody makes Pods", () => {
  test("one is made of the first app that has too few", () => {
    expect(decide(declaring, ordered([]).state, CONTROL_PLANE)).toEqual({ type: "createPod", app: "web" });
  });

  test("nothing is made when there are as many as ordered", () => {
    const play = ordered([]).change((draft) => {
      draft.put(podOf("web-2", "web:v1"));
      draft.put(podOf("api-1", "api:v1"));
    });
    expect(decide(declaring, play.state, CONTROL_PLANE)).toBeUndefined();
  });

  test("nothing is made where the chapter does not offer it", () => {
    expect(decide(declaring, ordered([], []).state, CONTROL_PLANE)).toBeUndefined();
  });

  test("a Pod on a Node that is lost counts only for those who do not look", () => {
    const play = ordered(["nodelifecycle"]);
    play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });
    play.run(60_000);
    expect(believed(play.state, "clumsy")).toBe(1);
    expect(believed(play.state, "average")).toBe(0);
  });
});

describe("once controllers listen", () => {
  test("the ordered number is declared, for one app after another", () => {
    const play = ordered(["deployment", "replicaset"]);
    const first = decide(declaring, play.state, CONTROL_PLANE);
    expect(first).toEqual({ type: "scale", deployment: "web", replicas: 2 });
    if (first !== undefined) play.give(CONTROL_PLANE, first);
    const second = decide(declaring, play.state, CONTROL_PLANE);
    expect(second).toEqual({ type: "scale", deployment: "api", replicas: 1 });
    if (second !== undefined) play.give(CONTROL_PLANE, second);
    expect(decide(declaring, play.state, CONTROL_PLANE)).toBeUndefined();
  });
});
