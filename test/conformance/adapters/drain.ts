import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { cordon } from "../../../shared/commands/cordon.ts";
import type { CommandDefinition } from "../../../shared/commands/framework.ts";
import { uncordon } from "../../../shared/commands/uncordon.ts";
import { evictPod } from "../../../shared/controllers/disruption/eviction.ts";
import { setCordon } from "../../../shared/controllers/drain/cordon.ts";
import {
  type DrainFlags,
  type DrainPod,
  drainPlan,
  drainSkipsTerminating,
} from "../../../shared/controllers/drain/decision.ts";
import { drainedLine } from "../../../shared/controllers/drain/output.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { keyOf } from "../../../shared/model/meta.ts";
import { nodeParser } from "../../../shared/model/parse/node.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { defineAdapter, readAs } from "../adapter.ts";
import { openCluster } from "../small-cluster.ts";

const node = readAs(
  z.looseObject({ name: z.string(), unschedulable: z.boolean().default(false) }),
  ({ name, unschedulable }) => ({ metadata: { name }, spec: { unschedulable } }),
  nodeParser,
);

/** The engine's Pods have no volumes, so whether one has an emptyDir is read beside it. */
const volumes = z.looseObject({
  spec: z.looseObject({ volumes: z.array(z.looseObject({})).default([]) }).default({ volumes: [] }),
});
const drainPod = z.intersection(
  volumes.transform(({ spec }) => ({ hasEmptyDir: spec.volumes.some((one) => "emptyDir" in one) })),
  readAs(z.unknown(), (json) => json, podParser).transform((pod) => ({ pod })),
);

/** The flags as kubectl spells them or in any other spelling of the same words: a case may write them either way. */
const FLAG_WORDS: Readonly<Record<string, keyof DrainFlags>> = {
  force: "force",
  ignoredaemonsets: "ignoreDaemonSets",
  ignorealldaemonsets: "ignoreDaemonSets",
  deleteemptydirdata: "deleteEmptyDirData",
};
const flags = z
  .record(
    z.string().transform((name) => FLAG_WORDS[name.toLowerCase().replace(/[^a-z]/g, "")] ?? name),
    z.boolean(),
  )
  .default({});

/** What `kubectl drain` does in one go: cordon, look at the Pods, and evict all or none. */
function drain(
  draft: ClusterDraft,
  name: string,
  pods: readonly DrainPod[],
  given: DrainFlags,
  daemonSets: readonly string[],
): Readonly<Record<string, unknown>> {
  setCordon(draft, name, true);
  const plan = drainPlan(pods, given, (daemonSet) => daemonSets.includes(daemonSet));
  const stopped = plan.stop.length > 0;
  const evicted = (stopped ? [] : plan.evict).filter((pod) => evictPod(draft, keyOf(pod), pod).allowed);
  return {
    error: stopped,
    evicted: evicted.map(({ metadata }) => metadata.name),
    output: stopped ? "" : drainedLine(name),
    warning: plan.warning,
    nodeUnschedulable: draft.nodes.get(name)?.spec.unschedulable,
  };
}

/** A case may give the warning as `kubectl` prints it, or without the word that it begins with. */
const bareWarning = (line: unknown): string => String(line ?? "").replace(/^Warning: /, "");

const drainAgrees = (
  expect: Readonly<Record<string, unknown>>,
  { warning, ...got }: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(expect).every(([field, value]) =>
    field === "warning"
      ? bareWarning(warning) === bareWarning(value)
      : isDeepStrictEqual(got[field] ?? null, value),
  );

const SEAT: Seat = { id: "control-plane", role: "control-plane" };

/** Gives a command as a seat does: done if nothing speaks against it, else the code of what does. */
function give<Type extends string, Command extends { readonly type: Type }>(
  draft: ClusterDraft,
  definition: CommandDefinition<Type, Command>,
  command: Command,
): string | undefined {
  const refusal = definition.refusal(draft, SEAT, command);
  if (refusal === undefined) definition.apply(draft, SEAT, command);
  return refusal?.code;
}

export const DRAIN_ADAPTERS = {
  drain: defineAdapter({
    input: z.looseObject({
      node: z.string(),
      pods: z.array(drainPod).default([]),
      daemonSets: z.array(z.string()).default([]),
      flags,
    }),
    run: (input) => {
      const draft = openCluster();
      draft.put(node.parse({ name: input.node }));
      for (const { pod } of input.pods) draft.put(pod);
      return drain(draft, input.node, input.pods, input.flags, input.daemonSets);
    },
    agrees: drainAgrees,
  }),
  drainSkipsTerminating: defineAdapter({
    input: z.looseObject({
      deletionSecondsAgo: z.number().nullish(),
      skipWaitForDeleteTimeoutSeconds: z.number(),
    }),
    run: (input) => ({
      skipped: drainSkipsTerminating(
        input.deletionSecondsAgo ?? undefined,
        input.skipWaitForDeleteTimeoutSeconds,
      ),
    }),
  }),
  cordon: defineAdapter({
    input: z.looseObject({
      nodes: z.array(node),
      command: z.enum(["cordon", "uncordon"]),
      // As on the command line: a name, or the kind and the name.
      node: z.string().transform((argument) => argument.replace(/^(nodes?|no)\//, "")),
    }),
    run: (input) => {
      const draft = openCluster();
      for (const one of input.nodes) draft.put(one);
      const refusal =
        input.command === "cordon"
          ? give(draft, cordon, { type: "cordon", node: input.node })
          : give(draft, uncordon, { type: "uncordon", node: input.node });
      return {
        error: refusal === "NodeNotFound",
        changed: refusal === undefined,
        unschedulable: draft.nodes.get(input.node)?.spec.unschedulable,
      };
    },
  }),
};
