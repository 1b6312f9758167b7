import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "loadtest.ts"), ...args], {
    encoding: "utf8",
    timeout: 60_000,
  });

test("players play over real connections, and the test ends by itself", () => {
  const { status, stdout, stderr } = run("--players", "7", "--teams", "2", "--seconds", "4", "--json");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  const report = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  expect(report).toMatchObject({ players: 7, teams: 2, classrooms: 1, errors: {} });
  expect(report["actions"]).toBeGreaterThan(0);
  expect(report["bytesPerPlayerPerSecond"]).toBeGreaterThan(0);
  expect(report["joinMs"]).toMatchObject({ count: 7 });
  expect(Object.keys(report["actionToScreenMs"] as object)).toEqual(["count", "p50", "p95", "p99", "max"]);
  expect(Object.keys(report["server"] as object)).toEqual(["cpuPercent", "rssMb", "eventLoopP99Ms"]);
}, 70_000);

test.each([
  [[]],
  [["--players", "0"]],
  [["--players", "3.5"]],
  [["--players", "3", "--teams", "9"]],
  [["--colour", "red"]],
])("%j is a mistake, and says how it is meant", (args) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain("npm run loadtest -- --players N");
});
