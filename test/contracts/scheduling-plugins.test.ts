import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Pod } from "../../shared/model/pod.ts";
import { isStatus, SKIP } from "../../shared/scheduler/framework.ts";
import { PLUGINS } from "../../shared/scheduler/registry.ts";
import { node, pod, requests } from "../builders.ts";
import { snapshotWith } from "../shared/scheduler/scheduling.ts";

const FOLDER = join(import.meta.dirname, "../../shared/scheduler/plugins");
const fileOf = (name: string): string =>
  `${name.replace(/[A-Z]/g, (letter, at: number) => (at > 0 ? "-" : "") + letter.toLowerCase())}.ts`;

test("every file of the folder is registered, under kube-scheduler's name of the plugin", () => {
  expect(PLUGINS.map(({ name }) => fileOf(name)).sort()).toEqual(readdirSync(FOLDER).sort());
});

/** Everything inside is frozen, so that whoever writes to it is caught. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

const nodes = frozen([
  node("a", { metadata: { labels: { zone: "x", "kubernetes.io/hostname": "a" } } }),
  node("b", {
    spec: { unschedulable: true, taints: [{ key: "k", value: "v", effect: "NoSchedule" }] },
    allocatable: requests(100, 100),
  }),
]);
const asked: readonly Pod[] = frozen([
  pod("plain", { requests: requests(200, 128) }),
  pod("nothing"),
  pod("elsewhere", { spec: { nodeSelector: { zone: "y" } } }),
]);

describe.each(PLUGINS.map((definition) => ({ name: definition.name, definition })))(
  "$name",
  ({ definition }) => {
    const parsed = definition.args.safeParse({});
    const snapshot = snapshotWith(
      nodes,
      frozen([pod("tenant", { node: "a", requests: requests(1000, 1024) })]),
    );
    const plugin = definition.create(parsed.data);

    test("has arguments that may all be left out, and refuses unknown ones", () => {
      expect(parsed.success).toBe(true);
      expect(definition.args.safeParse({ nonsense: 1 }).success).toBe(false);
    });

    test("scores exactly when it has a weight", () => {
      expect(plugin.preScore !== undefined).toBe(definition.weight > 0);
    });

    test("wakes Pods if it can refuse them", () => {
      expect(definition.wakesOn.length > 0).toBe(plugin.preFilter !== undefined);
    });

    test("answers a question twice in the same way, with documented codes and reasons", () => {
      for (const one of asked) {
        const ask = () => {
          const plan = plugin.preFilter?.(one, snapshot) ?? SKIP;
          if (plan === SKIP || isStatus(plan)) return plan;
          return snapshot.nodeInfos.map((info) => plan.filter(info) ?? "ok");
        };
        const first = ask();
        expect(ask()).toEqual(first);
        for (const status of Array.isArray(first) ? first : []) {
          if (status === "ok") continue;
          expect(["Unschedulable", "UnschedulableAndUnresolvable"]).toContain(status.code);
          expect(status.reasons.length).toBeGreaterThan(0);
        }
      }
    });

    test("gives whole scores from 0 to 100", () => {
      for (const one of asked) {
        const plan = plugin.preScore?.(one, snapshot.nodeInfos, snapshot) ?? SKIP;
        if (plan === SKIP || isStatus(plan)) continue;
        const scores = snapshot.nodeInfos.map((info) => plan.score(info));
        plan.normalizeScore?.(scores);
        for (const score of scores) {
          expect(Number.isInteger(score)).toBe(true);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }
    });
  },
);
