import { describe, expect, test } from "vitest";
import { type ReasonCode, reasonsOf } from "../../../client/rules/scheduling-reason.ts";
import type { NodeRefusal } from "../../../shared/model/scheduling.ts";
import { REASON_NODE_AFFINITY } from "../../../shared/scheduler/plugins/node-affinity.ts";
import { REASON_NODE_NAME } from "../../../shared/scheduler/plugins/node-name.ts";
import { REASON_NODE_PORTS } from "../../../shared/scheduler/plugins/node-ports.ts";
import {
  insufficientReason,
  REASON_TOO_MANY_PODS,
} from "../../../shared/scheduler/plugins/node-resources-fit.ts";
import { REASON_UNSCHEDULABLE } from "../../../shared/scheduler/plugins/node-unschedulable.ts";

const refusal = (plugin: string, ...reasons: string[]): NodeRefusal => ({
  node: "tokyo-1",
  plugin,
  code: "Unschedulable",
  reasons,
});

describe("what kube-scheduler's reasons mean", () => {
  const rows: readonly { plugin: string; reason: string; want: ReasonCode }[] = [
    { plugin: "NodeResourcesFit", reason: insufficientReason("cpu"), want: "insufficientCpu" },
    { plugin: "NodeResourcesFit", reason: insufficientReason("memory"), want: "insufficientMemory" },
    { plugin: "NodeResourcesFit", reason: insufficientReason("nvidia.com/gpu"), want: "insufficientOther" },
    { plugin: "NodeResourcesFit", reason: REASON_TOO_MANY_PODS, want: "tooManyPods" },
    { plugin: "NodeUnschedulable", reason: REASON_UNSCHEDULABLE, want: "cordoned" },
    { plugin: "NodeName", reason: REASON_NODE_NAME, want: "nodeName" },
    { plugin: "NodeAffinity", reason: REASON_NODE_AFFINITY, want: "nodeAffinity" },
    { plugin: "NodePorts", reason: REASON_NODE_PORTS, want: "ports" },
    {
      plugin: "TaintToleration",
      reason: "node(s) had untolerated taint {node.kubernetes.io/unreachable: }",
      want: "notReady",
    },
    {
      plugin: "TaintToleration",
      reason: "node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }",
      want: "diskPressure",
    },
    { plugin: "TaintToleration", reason: "node(s) had untolerated taint {team: red}", want: "taint" },
    {
      plugin: "InterPodAffinity",
      reason: "node(s) didn't match pod anti-affinity rules",
      want: "podAntiAffinity",
    },
    { plugin: "InterPodAffinity", reason: "node(s) didn't match pod affinity rules", want: "podAffinity" },
    {
      plugin: "PodTopologySpread",
      reason: "node(s) didn't match pod topology spread constraints",
      want: "spread",
    },
    { plugin: "SomethingNew", reason: "no idea", want: "other" },
  ];
  test.each(rows)("$plugin: $reason", ({ plugin, reason, want }) => {
    expect(reasonsOf([refusal(plugin, reason)])).toEqual([{ code: want, kube: reason }]);
  });

  test("one that several plugins give is said once", () => {
    const twice = [
      refusal("NodeUnschedulable", REASON_UNSCHEDULABLE),
      refusal("TaintToleration", "node(s) had untolerated taint {node.kubernetes.io/unschedulable: }"),
    ];
    expect(reasonsOf(twice).map(({ code }) => code)).toEqual(["cordoned"]);
  });
});
