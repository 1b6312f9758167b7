import { expect, test } from "vitest";
import type { Toleration } from "../../../../shared/model/pod.ts";
import { node, pod } from "../../../builders.ts";
import { answers, profileOf, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "NodeUnschedulable" });
const REFUSED = "UnschedulableAndUnresolvable: node(s) were unschedulable";
const key = "node.kubernetes.io/unschedulable";

// Source: pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable_test.go, v1.35.
test.each<{ name: string; unschedulable: boolean; tolerations: Toleration[]; want: string }>([
  { name: "a cordoned Node takes nobody", unschedulable: true, tolerations: [], want: REFUSED },
  { name: "a Node that is not cordoned does", unschedulable: false, tolerations: [], want: "ok" },
  {
    name: "nor does a Pod mind that tolerates the taint of a cordon",
    unschedulable: true,
    tolerations: [{ key, operator: "Exists", effect: "NoSchedule" }],
    want: "ok",
  },
  {
    name: "a toleration of another effect does not help",
    unschedulable: true,
    tolerations: [{ key, operator: "Exists", effect: "NoExecute" }],
    want: REFUSED,
  },
])("$name", ({ unschedulable, tolerations, want }) => {
  const snapshot = snapshotWith([node("a", { spec: { unschedulable } })]);
  expect(answers(profile, pod("web", { spec: { tolerations } }), snapshot)).toEqual({ a: want });
});
