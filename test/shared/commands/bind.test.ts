import { describe, expect, test } from "vitest";
import { bind } from "../../../shared/commands/bind.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { cluster, draftOf, node, pod, requests } from "../../builders.ts";

const seat: Seat = { id: "control-plane", role: "control-plane" };
const command = (name: string, on: string) => ({ type: "bind", pod: name, node: on }) as const;
const nodes = [node("roomy"), node("cordoned", { spec: { unschedulable: true } })];

describe("bind is refused", () => {
  test.each<{ name: string; pods: Pod[]; on?: string; want: object }>([
    { name: "without the Pod", pods: [], want: { code: "PodNotFound", params: { pod: "web" } } },
    {
      name: "without the Node",
      pods: [pod("web")],
      on: "nowhere",
      want: { code: "NodeNotFound", params: { node: "nowhere" } },
    },
    {
      name: "for a Pod that has a Node",
      pods: [pod("web", { node: "roomy" })],
      want: { code: "PodAlreadyBound", params: { pod: "web", node: "roomy" } },
    },
    {
      name: "for a Pod that is being deleted",
      pods: [pod("web", { metadata: { deletionTimestamp: 1 } })],
      want: { code: "PodTerminating", params: { pod: "web" } },
    },
    {
      name: "for a Pod that has ended",
      pods: [pod("web", { status: { phase: "Failed" } })],
      want: { code: "PodFinished", params: { pod: "web" } },
    },
    {
      name: "for a Pod with scheduling gates",
      pods: [pod("web", { spec: { schedulingGates: ["wait"] } })],
      want: { code: "PodGated", params: { pod: "web" } },
    },
    {
      name: "by what kube-scheduler's first filter says",
      pods: [pod("web", { requests: requests(99_000) })],
      on: "cordoned",
      want: {
        code: "NodeRefuses",
        params: {
          pod: "web",
          node: "cordoned",
          plugin: "NodeUnschedulable",
          reason: "node(s) were unschedulable",
        },
      },
    },
    {
      name: "when requests are more than is left, whatever is used",
      pods: [
        pod("web", { requests: requests(4000) }),
        pod("idle", { node: "roomy", requests: requests(5000) }),
      ],
      want: {
        code: "NodeRefuses",
        params: { pod: "web", node: "roomy", plugin: "NodeResourcesFit", reason: "Insufficient cpu" },
      },
    },
  ])("$name", ({ pods, on = "roomy", want }) => {
    expect(bind.refusal(cluster({ nodes, pods }), seat, command("web", on))).toEqual(want);
  });
});

test("bind puts the Pod onto the Node and says so", () => {
  const state = cluster({ nodes, pods: [pod("web", { requests: requests(100, 128) })] });
  expect(bind.refusal(state, seat, command("web", "roomy"))).toBeUndefined();
  const draft = draftOf(state);
  bind.apply(draft, seat, command("web", "roomy"));
  const after = draft.finish();
  expect(after.pods.get("default/web")).toMatchObject({
    spec: { nodeName: "roomy" },
    status: { conditions: [{ type: "PodScheduled", status: "True", lastTransitionTime: 100 }] },
  });
  expect([...after.kubeEvents.values()]).toMatchObject([
    { reason: "Scheduled", message: "Successfully assigned default/web to roomy", type: "Normal" },
  ]);
  expect(draft.events).toEqual([{ type: "PodBound", pod: "web", node: "roomy", by: "control-plane" }]);
});
