import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import {
  dealSeats,
  dealTeams,
  leaveSeat,
  MAX_TEAMS,
  openSeat,
  type SeatHolding,
  seatHeldBy,
  takeSeat,
  teamCount,
  teamName,
} from "../../../shared/classroom/teams.ts";

const people = (count: number): string[] => Array.from({ length: count }, (_, i) => `p${i + 1}`);
const deal = (count: number, rotation = 0): readonly SeatHolding[] =>
  dealSeats(seatPlan(theCluster.seats, Math.max(1, count)), people(count), rotation);
const told = (holdings: readonly SeatHolding[]): string[] =>
  holdings.map(({ seat, holder, bot }) => `${seat.id}=${holder}${bot ? "*" : ""}`);

test.each([
  [0, 1],
  [1, 1],
  [5, 1],
  [8, 1],
  [9, 2],
  [12, 2],
  [15, 3],
  [30, 5],
  [60, 10],
  [72, 12],
  [144, 12],
  [500, 12],
])("%i people make %i teams", (count, want) => expect(teamCount(count)).toBe(want));

test("every team has a name of its own", () => {
  const names = Array.from({ length: MAX_TEAMS }, (_, i) => teamName(i));
  expect(new Set(names).size).toBe(MAX_TEAMS);
});

property.prop([fc.nat(200), fc.integer({ min: 1, max: MAX_TEAMS })])(
  "everybody is in one team, and sizes differ by one at most",
  (count, teams) => {
    const dealt = dealTeams(people(count), teams);
    expect(dealt.flat().sort()).toEqual(people(count).sort());
    const sizes = dealt.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  },
);

describe("seats", () => {
  test.each<[number, string[]]>([
    [0, ["control-plane=*", "tokyo-1=*", "osaka-1=*", "sapporo-1=*"]],
    [1, ["control-plane=p1", "tokyo-1=*", "osaka-1=*", "sapporo-1=*"]],
    [4, ["control-plane=p1", "tokyo-1=p2", "osaka-1=p3", "sapporo-1=p4"]],
    [5, ["control-plane=p1", "tokyo-1=p2", "osaka-1=p3", "sapporo-1=p4", "tokyo-2=p5"]],
    [6, ["scheduler=p1", "controller=p2", "tokyo-1=p3", "osaka-1=p4", "sapporo-1=p5", "tokyo-2=p6"]],
  ])("for %i people", (count, want) => expect(told(deal(count))).toEqual(want));

  test("go round with every chapter, so that everybody has the Control Plane once", () => {
    const controlPlanes = [0, 1, 2, 3, 4].map((rotation) => deal(5, rotation)[0]?.holder);
    expect(controlPlanes).toEqual(["p1", "p2", "p3", "p4", "p5"]);
  });

  test("who finds no seat watches, and is next", () => {
    const crowd = deal(14, 0);
    expect(crowd).toHaveLength(13);
    expect(seatHeldBy(crowd, "p14")).toBeUndefined();
    expect(seatHeldBy(deal(14, 1), "p14")).toBeDefined();
  });

  property.prop([fc.nat(14), fc.nat(30)])("nobody sits in two of them", (count, rotation) => {
    const holders = deal(count, rotation).flatMap(({ holder }) => (holder === "" ? [] : [holder]));
    expect(new Set(holders).size).toBe(holders.length);
    expect(holders.length).toBe(Math.min(count, deal(count).length));
  });

  test("a latecomer takes the first one that nobody holds, not one whose holder is away", () => {
    const covered = deal(2).map((holding) => (holding.holder === "p2" ? { ...holding, bot: true } : holding));
    expect(openSeat(covered)?.id).toBe("osaka-1");
    expect(told(takeSeat(covered, "p3", "osaka-1"))).toEqual([
      "control-plane=p1",
      "tokyo-1=p2*",
      "osaka-1=p3",
      "sapporo-1=*",
    ]);
  });

  test("two people swap", () => {
    expect(told(takeSeat(deal(2), "p2", "control-plane"))).toEqual([
      "control-plane=p2",
      "tokyo-1=p1",
      "osaka-1=*",
      "sapporo-1=*",
    ]);
  });

  test("who moves to a bot's seat leaves theirs to a bot", () => {
    expect(told(takeSeat(deal(2), "p2", "osaka-1"))).toEqual([
      "control-plane=p1",
      "tokyo-1=*",
      "osaka-1=p2",
      "sapporo-1=*",
    ]);
  });

  test("a bot takes over from who leaves", () => {
    expect(told(leaveSeat(deal(2), "p1"))).toEqual([
      "control-plane=*",
      "tokyo-1=p2",
      "osaka-1=*",
      "sapporo-1=*",
    ]);
  });
});
