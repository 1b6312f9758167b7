import { describe, expect, test } from "vitest";
import { declaring } from "../../../shared/bots/declaring.ts";
import { nodeSeat } from "../../../shared/bots/node.ts";
import { requestsAndUsage } from "../../../shared/chapters/requests-and-usage.ts";
import { step } from "../../../shared/engine/step.ts";
import { playChapter } from "../../play-chapter.ts";
import { CONTROL_PLANE, decide, nodeSeatOf } from "./decide.ts";

/** A minute in: Pods of matchmaking wait because of what it asks for, and nobody has changed anything yet. */
const minute = (nodes: "idle" | "perfect") =>
  playChapter({ chapter: requestsAndUsage, nodes, people: 4, untilMs: 65_000 });
const silent = minute("idle");
const told = minute("perfect");

describe("a desk that may change what apps ask for", () => {
  test.each(["average", "perfect"] as const)(
    "and plays %s knows no figures that nobody told",
    (character) => {
      expect(decide(declaring, silent, CONTROL_PLANE, { character })).toBeUndefined();
    },
  );

  test("corrects to what was told, once something hurts", () => {
    const command = decide(declaring, told, CONTROL_PLANE);
    expect(command).toMatchObject({ type: "setResources", deployment: "matchmaking" });
    // It uses 200 millicores and 14 for each of up to 100 requests.
    const cpu = command?.type === "setResources" ? (command.requests["cpu"] ?? 0) : 0;
    expect(cpu).toBeGreaterThan(1000);
    expect(cpu).toBeLessThan(2000);
  });

  test("and plays perfectly also corrects what hurts nobody yet", () => {
    const command = decide(declaring, told, CONTROL_PLANE, { character: "perfect" });
    expect(command).toMatchObject({ type: "setResources", deployment: "web" });
  });

  test("and is careless turns at what waits, whatever was told", () => {
    const command = decide(declaring, silent, CONTROL_PLANE, { character: "clumsy" });
    expect(command).toMatchObject({ type: "setResources", deployment: "matchmaking" });
  });
});

describe("a Node seat whose chapter lets it tell", () => {
  const seat = nodeSeatOf("tokyo-1");

  test("tells what is far from what was promised while somebody waits, and not twice", () => {
    const first = decide(nodeSeat, silent, seat);
    expect(first).toEqual({ type: "tellUsage", app: "matchmaking" });
    const { state } = step(silent, [{ seat, command: { type: "tellUsage", app: "matchmaking" } }]);
    expect(decide(nodeSeat, state, seat)).not.toEqual(first);
  });

  test("says nothing when it is careless, or where there is nothing to tell it to", () => {
    expect(decide(nodeSeat, silent, seat, { character: "clumsy" })).toBeUndefined();
    const without = { ...silent, settings: { ...silent.settings, tools: [] } };
    expect(decide(nodeSeat, without, seat)).toBeUndefined();
  });
});
