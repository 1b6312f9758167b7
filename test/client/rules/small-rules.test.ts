import { describe, expect, test } from "vitest";
import { podRow, runtimeRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { callsFor } from "../../../client/rules/calls.ts";
import { concernsSeat } from "../../../client/rules/event-filter.ts";
import { forecastOf, peakOf } from "../../../client/rules/forecast.ts";
import { momentAt } from "../../../client/rules/moments.ts";
import { isOwnTurn } from "../../../client/rules/order-board.ts";
import { shortPodName } from "../../../client/rules/pod-name.ts";
import { ownSeat, seatsOf } from "../../../client/rules/seats.ts";
import { stuckPeople } from "../../../client/rules/stuck.ts";
import type { ChapterText } from "../../../shared/chapters/framework.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";
import { CHAPTER_TEXT as EN } from "../../../shared/chapters/text/en.ts";
import { CHAPTER_TEXT as JA } from "../../../shared/chapters/text/ja.ts";
import { CALL_IDS } from "../../../shared/commands/calls.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import { NO_ROUND } from "../../../shared/projection/rows.ts";
import type { ParticipantRow, TeamRow } from "../../../shared/protocol/classroom-view.ts";
import { participant } from "./participant.ts";

describe("a Pod's name for people", () => {
  test.each([
    { name: "of a Deployment's Pod, without the hash", full: "web-6bc6cc6cbb-n69kg", want: "web-n69kg" },
    { name: "with dashes in the app", full: "match-making-84b5cc7f9d-x2x4z", want: "match-making-x2x4z" },
    { name: "of a Pod made by hand, as it is", full: "web-abcde", want: "web-abcde" },
    { name: "of anything else, as it is", full: "web", want: "web" },
  ])("$name", ({ full, want }) => expect(shortPodName(full)).toBe(want));
});

describe("whether to run more of an app, on one of four machines", () => {
  test.each([
    { name: "one's share is not there yet", missing: 4, toDo: 4, here: 0, want: true },
    { name: "it is on its way, as the others' may be", missing: 4, toDo: 3, here: 1, want: false },
    { name: "it answers, and there are still too few", missing: 1, toDo: 1, here: 1, want: true },
    { name: "nothing is missing", missing: 0, toDo: 0, here: 0, want: false },
  ])("$name: $want", ({ want, ...order }) => expect(isOwnTurn({ wanted: 4, ...order }, 4)).toBe(want));
});

describe("calls", () => {
  test("each can be made from some seat", () => {
    const offered = new Set([
      ...callsFor("node", false),
      ...callsFor("control-plane", false),
      ...callsFor("node", true),
    ]);
    expect(CALL_IDS.filter((id) => !offered.has(id))).toEqual([]);
  });

  test("begin with those that need no name", () => {
    expect(callsFor("node", false).slice(0, 3)).toEqual(["im-full", "drain-me", "have-room"]);
  });

  test("begin with how a version does where somebody could take it back", () => {
    const first = (...tools: readonly string[]) => callsFor("node", false, tools).slice(0, 3);
    expect(first("undoRollout")).toEqual(["is-broken", "looks-well", "drain-me"]);
    expect(first("undoRollout", "uncordon")).toEqual(["is-broken", "drain-me", "have-room"]);
    expect(callsFor("node", false, ["undoRollout"]).toSorted()).toEqual(callsFor("node", false).toSorted());
  });
});

describe("the forecast of an app", () => {
  test("is what the row says", () => {
    const points = forecastOf({ forecast: "[[10,50],[15,80],[20,60]]" });
    expect(points).toEqual([
      { second: 10, rps: 50 },
      { second: 15, rps: 80 },
      { second: 20, rps: 60 },
    ]);
    expect(peakOf(points)).toEqual({ second: 15, rps: 80 });
  });

  test("of an app without requests is empty", () => {
    expect(forecastOf({ forecast: "[]" })).toEqual([]);
    expect(peakOf([])).toEqual({ second: 0, rps: 0 });
  });
});

describe("what the story says", () => {
  const moments = [
    { atMs: 0, id: "doors" },
    { atMs: 35_000, id: "chat" },
    { atMs: 40_000, id: "rush" },
  ];
  test.each([
    { name: "the first line at once", nowMs: 0, want: "doors" },
    { name: "nothing when it has been read", nowMs: 9_000, want: undefined },
    { name: "the next one in its time", nowMs: 36_000, want: "chat" },
    { name: "the newest of two", nowMs: 41_000, want: "rush" },
    { name: "nothing after the last", nowMs: 60_000, want: undefined },
  ])("$name", ({ nowMs, want }) => expect(momentAt(moments, nowMs)).toBe(want));

  test("every line of a chapter is written in both languages", () => {
    for (const { id, moments: wanted } of CHAPTERS) {
      for (const texts of [EN, JA] as readonly Readonly<Record<string, ChapterText>>[]) {
        const missing = wanted.filter((moment) => texts[id]?.moments[moment.id] === undefined);
        expect(missing, id).toEqual([]);
      }
    }
  });
});

describe("who hears of what", () => {
  const node = { id: "tokyo-1", role: "node", nodeName: "tokyo-1" } as const;
  const controlPlane = { id: "control-plane", role: "control-plane" } as const;
  const rows: readonly { name: string; event: GameEvent; node: boolean; controlPlane: boolean }[] = [
    {
      name: "a hung container: only its machine",
      event: { type: "ContainerHung", pod: "web-1", node: "tokyo-1" },
      node: true,
      controlPlane: false,
    },
    {
      name: "a Pod on another Node: not this one",
      event: { type: "PodReady", pod: "web-1", node: "osaka-1" },
      node: false,
      controlPlane: true,
    },
    {
      name: "a lost Node: everybody",
      event: { type: "NodeNotReady", node: "osaka-1" },
      node: true,
      controlPlane: true,
    },
    {
      name: "an incident: nobody, it has to be found out",
      event: { type: "IncidentBegan", incident: "hung-container", target: "web-1" },
      node: false,
      controlPlane: false,
    },
    {
      name: "a new Pod: who places it",
      event: { type: "PodCreated", pod: "web-1", app: "web" },
      node: false,
      controlPlane: true,
    },
  ];
  test.each(rows)("$name", ({ event, ...hears }) => {
    expect(concernsSeat(event, node)).toBe(hears.node);
    expect(concernsSeat(event, controlPlane)).toBe(hears.controlPlane);
  });
});

const SEATS = JSON.stringify([
  { id: "control-plane", role: "control-plane", holder: "p1", bot: false },
  { id: "tokyo-1", role: "node", nodeName: "tokyo-1", holder: "p2", bot: false },
  { id: "osaka-1", role: "node", nodeName: "osaka-1", holder: "", bot: true },
]);
const TEAM: TeamRow = {
  id: "team-1",
  name: "Alfa",
  style: 0,
  seats: SEATS,
  faulted: false,
  round: { ...NO_ROUND, tick: 500 },
};
const person = (id: string, over: Partial<ParticipantRow> = {}): ParticipantRow =>
  participant(id, { seat: id === "p1" ? "control-plane" : "tokyo-1", ...over });

describe("seats", () => {
  test("are read once for equal text", () => {
    expect(seatsOf(TEAM)).toBe(seatsOf({ seats: SEATS }));
  });

  test("the own one is the one that the classroom says", () => {
    expect(ownSeat(person("p2"), [TEAM])).toMatchObject({ team: { id: "team-1" }, seat: { id: "tokyo-1" } });
  });

  test("without a team there is none", () => {
    expect(ownSeat(person("p2", { team: "" }), [TEAM])).toBeUndefined();
  });

  test("who watches has a team and no seat", () => {
    expect(ownSeat(person("p3", { seat: "" }), [TEAM])?.seat).toBeUndefined();
  });
});

describe("who may be stuck", () => {
  const people = [person("p1"), person("p2")];
  const stuck = (fill: (store: WritableClusterStore) => void, who = people) => {
    const store = new WritableClusterStore();
    fill(store);
    return stuckPeople(TEAM, store.rows, who, TEAM.round.tick).map(({ participant, reason }) => [
      participant.id,
      reason,
    ]);
  };

  test("nobody, when all is done", () => {
    expect(stuck(() => undefined)).toEqual([]);
  });

  test("the Control Plane, when Pods wait for long", () => {
    expect(stuck((store) => store.put("pods", "a", podRow({ name: "a", createdTick: 200 })))).toEqual([
      ["p1", { kind: "pending", count: 1, seconds: 30 }],
    ]);
  });

  test("not yet, when they wait for a moment", () => {
    expect(stuck((store) => store.put("pods", "a", podRow({ createdTick: 450 })))).toEqual([]);
  });

  test("a Node, when a Pod waits for its hand", () => {
    const row = runtimeRow({ pod: "a", stage: "startable", sinceTick: 300 });
    expect(stuck((store) => store.put("runtimes", "a", row))).toEqual([
      ["p2", { kind: "notStarted", pod: "a", seconds: 20 }],
    ]);
  });

  test("a Node, when a container hangs", () => {
    const row = runtimeRow({ pod: "a", stage: "hung", hung: true, sinceTick: 300 });
    expect(stuck((store) => store.put("runtimes", "a", row))).toEqual([
      ["p2", { kind: "hung", pod: "a", seconds: 20 }],
    ]);
  });

  test("whoever is not connected", () => {
    expect(stuck(() => undefined, [person("p1"), person("p2", { presence: "off" })])).toEqual([
      ["p2", { kind: "off" }],
    ]);
  });
});
