import { expect, test } from "vitest";
import { spoken } from "../../../client/rules/kubectl.ts";
import { yamlText } from "../../../client/rules/yaml-text.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import { GIB, MIB } from "../../../shared/model/resources.ts";

/** Lines as the help texts of kubectl v1.35 have them. */
const LINES: readonly (readonly [command: Command, line: string])[] = [
  [{ type: "scale", deployment: "web", replicas: 5 }, "kubectl scale deployment web --replicas=5"],
  [{ type: "setImage", deployment: "web", image: "web:v2" }, "kubectl set image deployment/web web=web:v2"],
  [{ type: "undoRollout", deployment: "web", toRevision: 0 }, "kubectl rollout undo deployment/web"],
  [{ type: "pauseRollout", deployment: "web" }, "kubectl rollout pause deployment/web"],
  [
    {
      type: "setResources",
      deployment: "web",
      requests: { cpu: 500, memory: 512 * MIB },
      limits: { cpu: 2000, memory: 2 * GIB },
    },
    "kubectl set resources deployment web --requests=cpu=500m,memory=512Mi --limits=cpu=2,memory=2Gi",
  ],
  [
    { type: "setResources", deployment: "web", requests: {}, limits: { memory: 0 } },
    "kubectl set resources deployment web --limits=memory=0",
  ],
  [
    { type: "setAutoscaler", deployment: "web", min: 2, max: 20, targetUtilization: 50 },
    "kubectl autoscale deployment web --min=2 --max=20 --cpu=50%",
  ],
  [{ type: "deleteAutoscaler", deployment: "web" }, "kubectl delete hpa web"],
  [
    { type: "createBudget", app: "web", minAvailable: "75%" },
    "kubectl create pdb web --selector=app=web --min-available=75%",
  ],
  [
    { type: "taintNode", node: "tokyo-1", key: "dedicated", value: "ranking", effect: "NoSchedule" },
    "kubectl taint nodes tokyo-1 dedicated=ranking:NoSchedule",
  ],
  [
    { type: "untaintNode", node: "tokyo-1", key: "dedicated", effect: "NoSchedule" },
    "kubectl taint nodes tokyo-1 dedicated:NoSchedule-",
  ],
  [{ type: "drain", node: "tokyo-1", force: true }, "kubectl drain tokyo-1 --ignore-daemonsets --force"],
];

test.each(LINES)("%j is what kubectl calls it", (command, line) => {
  expect(spoken(command)?.line).toBe(line);
});

test("what has no verb is a file that is applied", () => {
  expect(
    spoken({
      type: "setStrategy",
      deployment: "api",
      strategy: { type: "RollingUpdate", maxSurge: 1, maxUnavailable: "0%" },
    }),
  ).toEqual({
    line: "kubectl apply -f api.yaml",
    yaml: [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata:",
      "  name: api",
      "spec:",
      "  strategy:",
      "    type: RollingUpdate",
      "    rollingUpdate:",
      "      maxSurge: 1",
      '      maxUnavailable: "0%"',
    ].join("\n"),
  });
});

test("what belongs to a machine has no line", () => {
  expect(spoken({ type: "powerOn" })).toBeUndefined();
});

test.each([
  {
    name: "lists are not indented",
    value: { taints: [{ key: "a", value: "b" }] },
    want: "taints:\n- key: a\n  value: b",
  },
  { name: "nothing is written as such", value: { a: {}, b: [] }, want: "a: {}\nb: []" },
  {
    name: "text that would be a number is quoted",
    value: { cpu: "2", on: "500m" },
    want: 'cpu: "2"\non: "500m"',
  },
])("$name", ({ value, want }) => {
  expect(yamlText(value)).toBe(want);
});
