import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "simulate.ts"), ...args], { encoding: "utf8" });

describe("npm run simulate", () => {
  test("prints one line of JSON with the fields of the outside contract", () => {
    const { status, stdout } = run(
      ...["--chapter", "the-cluster", "--seats", "2", "--player", "clumsy", "--seed", "s", "--json"],
    );
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    const report: unknown = JSON.parse(stdout);
    expect(report).toEqual({
      chapter: "the-cluster",
      seats: 2,
      player: "clumsy",
      seed: "s",
      served: expect.any(Number),
      total: expect.any(Number),
      sli: expect.any(Number),
      efficiency: expect.any(Number),
      actions: expect.any(Number),
      actionsPerInstanceMinute: expect.any(Number),
      mttrSeconds: expect.any(Number),
      stars: expect.any(Number),
      ticks: 2300,
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test.each([
    { name: "no chapter", args: [], says: "--chapter is missing" },
    { name: "a chapter that is not there", args: ["--chapter", "moon"], says: 'There is no chapter "moon"' },
    { name: "too many seats", args: ["--chapter", "the-cluster", "--seats", "13"], says: "from 1 to 12" },
    {
      name: "no number of seats",
      args: ["--chapter", "the-cluster", "--seats", "two"],
      says: "from 1 to 12",
    },
    {
      name: "an unknown player",
      args: ["--chapter", "the-cluster", "--player", "best"],
      says: "is one of idle",
    },
    { name: "an unknown option", args: ["--chapter", "the-cluster", "--fast"], says: "--fast" },
  ])("refuses $name with exit code 2 and says why", ({ args, says }) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
  });
});
