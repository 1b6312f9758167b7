import { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import { type PodRuntime, runtimePrefix } from "../model/machine.ts";
import { appOf } from "../model/pod-creation.ts";
import { usageReportKey } from "../model/usage-report.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { ownMachine } from "./node-seat.ts";

/**
 * Tells the team what an app really uses on the own machine, which nobody else can see: its hungriest instance counts.
 * Changes nothing in the cluster and counts as no work.
 * Refused with what `ownMachine` says, `NothingToTell` {app}: none of its instances runs here.
 */
export const tellUsage = defineCommand({
  type: "tellUsage",
  schema: z.strictObject({ type: z.literal("tellUsage"), app: nameSchema }),
  roles: ["node"],
  isWork: false,
  refusal(cluster, seat, { app }) {
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    return instancesOf(cluster, own.value.nodeName, app).length > 0
      ? undefined
      : { code: "NothingToTell", params: { app } };
  },
  apply(draft, { nodeName: node = "" }, { app }) {
    const instances = instancesOf(draft, node, app);
    const most = (amount: (runtime: PodRuntime) => number): number => Math.max(...instances.map(amount));
    const report = {
      app,
      node,
      at: draft.now,
      cpuMilli: most(({ cpuUsedMilli }) => cpuUsedMilli),
      memoryBytes: most(({ memoryUsedBytes }) => memoryUsedBytes),
      rps: most(({ rps }) => rps),
    };
    draft.usageReports.set(usageReportKey(app, node), report);
    const { cpuMilli, memoryBytes } = report;
    draft.emit({ type: "UsageTold", node, app, cpuMilli, memoryBytes });
  },
});

/** Instances of an app that have begun to run on a machine. */
const instancesOf = (cluster: ClusterReader, node: string, app: string): readonly PodRuntime[] =>
  cluster.runtimes
    .withPrefix(runtimePrefix(node))
    .filter(
      ({ podKey, memoryUsedBytes }) =>
        memoryUsedBytes > 0 && appOf(cluster.pods.get(podKey)?.metadata.labels ?? {}) === app,
    );
