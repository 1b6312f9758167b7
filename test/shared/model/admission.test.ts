import { describe, expect, test } from "vitest";
import { admitPod } from "../../../shared/model/admission.ts";
import { newMeta } from "../../../shared/model/new-objects.ts";
import type { Pod, Toleration } from "../../../shared/model/pod.ts";
import type { PriorityClass } from "../../../shared/model/workload.ts";
import { cluster, pod } from "../../builders.ts";

const priorityClass = (name: string, value: number, globalDefault = false): PriorityClass => ({
  kind: "PriorityClass",
  metadata: newMeta({ name, namespace: "", uid: name, creationTimestamp: 0 }),
  value,
  globalDefault,
  preemptionPolicy: "Never",
});

const patience = (key: string): Toleration => ({
  key,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 300,
});
const NOT_READY = patience("node.kubernetes.io/not-ready");
const UNREACHABLE = patience("node.kubernetes.io/unreachable");

describe("admission", () => {
  test.each<{ name: string; given: readonly Toleration[]; want: readonly Toleration[] }>([
    { name: "300 s of patience with lost Nodes", given: [], want: [NOT_READY, UNREACHABLE] },
    {
      name: "nothing where the Pod says itself how long it waits",
      given: [
        { ...NOT_READY, tolerationSeconds: 10 },
        { operator: "Exists", key: UNREACHABLE.key ?? "" },
      ],
      want: [
        { ...NOT_READY, tolerationSeconds: 10 },
        { operator: "Exists", key: UNREACHABLE.key ?? "" },
      ],
    },
    {
      name: "nothing to a Pod that tolerates everything",
      given: [{ operator: "Exists" }],
      want: [{ operator: "Exists" }],
    },
    {
      name: "patience beside a toleration of another effect",
      given: [{ key: NOT_READY.key ?? "", operator: "Exists", effect: "NoSchedule" }],
      want: [{ key: NOT_READY.key ?? "", operator: "Exists", effect: "NoSchedule" }, NOT_READY, UNREACHABLE],
    },
  ])("adds $name", ({ given, want }) => {
    expect(admitPod(cluster(), pod("web", { spec: { tolerations: given } })).spec.tolerations).toEqual(want);
  });

  const classes = cluster({ objects: [priorityClass("high", 1000), priorityClass("usual", 10, true)] });
  test.each<{ name: string; web: Pod; want: object }>([
    {
      name: "of the class that the Pod names",
      web: pod("web", { spec: { priorityClassName: "high" } }),
      want: { priority: 1000, preemptionPolicy: "Never", priorityClassName: "high" },
    },
    {
      name: "of the global default without one",
      web: pod("web"),
      want: { priority: 10, preemptionPolicy: "Never", priorityClassName: "usual" },
    },
    {
      name: "0 for a class that does not exist",
      web: pod("web", { spec: { priorityClassName: "nobody" } }),
      want: { priority: 0, preemptionPolicy: "PreemptLowerPriority" },
    },
  ])("gives the priority $name", ({ web, want }) => {
    expect(admitPod(classes, web).spec).toMatchObject(want);
  });

  test("lets requests follow limits where they are not set", () => {
    const resources = { requests: { cpu: 100 }, limits: { cpu: 500, memory: 64 } };
    const [container] = pod("web").spec.containers;
    const web = pod("web", { spec: { containers: container ? [{ ...container, resources }] : [] } });
    expect(admitPod(cluster(), web).spec.containers[0]?.resources).toEqual({
      requests: { cpu: 100, memory: 64 },
      limits: { cpu: 500, memory: 64 },
    });
  });

  test("changes nothing the second time", () => {
    const once = admitPod(classes, pod("web"));
    expect(admitPod(classes, once)).toBe(once);
  });
});
