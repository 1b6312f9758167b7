import { z } from "zod";
import { judgeSilence } from "../../../shared/controllers/node-lifecycle/health.ts";
import { minTolerationSeconds } from "../../../shared/controllers/taint-eviction/delay.ts";
import { taintEvictionController } from "../../../shared/controllers/tainteviction.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { memoryKey } from "../../../shared/model/controller-memory.ts";
import { namespacedKey } from "../../../shared/model/meta.ts";
import type { Taint } from "../../../shared/model/node.ts";
import { nodeParser } from "../../../shared/model/parse/node.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import type { Toleration } from "../../../shared/model/pod.ts";
import { defineAdapter, taints, tolerations } from "../adapter.ts";
import { NOW_MS, openCluster } from "../small-cluster.ts";

const NODE = "node1";
const NAMESPACE = "default";

/** What a Pod bears of what its Node has, at one moment. `nodeName` undefined: it is on no Node. */
interface Exposure {
  readonly nodeName: string | undefined;
  readonly taints: readonly Taint[];
  readonly tolerations: readonly Toleration[];
}

/** Brings a Pod and its Node to a state, and lets the controller look at the Pod. */
function expose(draft: ClusterDraft, namespace: string, name: string, exposure: Exposure): void {
  const node = nodeParser.parse(
    { metadata: { name: exposure.nodeName ?? NODE }, spec: { taints: exposure.taints } },
    { mode: "observed" },
  );
  const pod = podParser.parse(
    {
      metadata: { name, namespace, uid: name },
      spec: { nodeName: exposure.nodeName, tolerations: exposure.tolerations },
      status: { phase: "Running" },
    },
    { mode: "observed" },
  );
  if (!node.ok || !pod.ok) throw new Error(JSON.stringify({ node, pod }));
  draft.put(node.value);
  draft.put(pod.value);
  taintEvictionController.reconcile(draft, namespacedKey(namespace, name));
}

/** In how many seconds the Pod goes: 0 when it is on its way already, null when nothing is planned. */
function evictAfterSeconds(draft: ClusterDraft, name: string): number | null {
  const key = namespacedKey(NAMESPACE, name);
  if (draft.pods.get(key)?.metadata.deletionTimestamp !== undefined) return 0;
  const planned = draft.memory.get(memoryKey(taintEvictionController.name, key));
  return planned?.type === "TaintEviction" ? (planned.at - NOW_MS) / 1000 : null;
}

const ago = z.number().nullish();

export const NODE_ADAPTERS = {
  nodeHealth: defineAdapter({
    input: z.looseObject({
      nodeMonitorGracePeriodSeconds: z.number(),
      nodeStartupGracePeriodSeconds: z.number(),
      createdSecondsAgo: z.number(),
      readyCondition: z
        .looseObject({ status: z.enum(["True", "False", "Unknown"]), heartbeatSecondsAgo: ago })
        .nullish(),
      leaseRenewedSecondsAgo: ago,
    }),
    run: (input) => {
      const heard = [input.readyCondition?.heartbeatSecondsAgo, input.leaseRenewedSecondsAgo].filter(
        (seconds) => seconds !== null && seconds !== undefined,
      );
      const silentSeconds = heard.length > 0 ? Math.min(...heard) : input.createdSecondsAgo;
      const verdict = judgeSilence(
        { ready: input.readyCondition?.status, silentSeconds },
        {
          monitorSeconds: input.nodeMonitorGracePeriodSeconds,
          startupSeconds: input.nodeStartupGracePeriodSeconds,
        },
      );
      if (verdict === undefined) return { changed: false, podsMarkedNotReady: false };
      const { status, reason, message, marksPods } = verdict;
      return { changed: true, ready: { status, reason, message }, podsMarkedNotReady: marksPods };
    },
  }),
  evictAfter: defineAdapter({
    input: z.looseObject({
      nodeName: z.string().nullish(),
      taints,
      tolerations,
      previousNodeName: z.string().nullish(),
      previousTaints: z.unknown().optional(),
      previousTolerations: z.unknown().optional(),
    }),
    run: (input) => {
      const draft = openCluster();
      const present: Exposure = {
        nodeName: input.nodeName || undefined,
        taints: input.taints,
        tolerations: input.tolerations,
      };
      const before = {
        nodeName:
          input.previousNodeName === undefined ? present.nodeName : input.previousNodeName || undefined,
        taints: input.previousTaints === undefined ? present.taints : taints.parse(input.previousTaints),
        tolerations:
          input.previousTolerations === undefined
            ? present.tolerations
            : tolerations.parse(input.previousTolerations),
      };
      expose(draft, NAMESPACE, "pod", before);
      expose(draft, NAMESPACE, "pod", present);
      return { evictAfterSeconds: evictAfterSeconds(draft, "pod") };
    },
  }),
  evictAfterMany: defineAdapter({
    input: z.looseObject({ taints, pods: z.record(z.string(), tolerations) }),
    run: (input) => {
      const draft = openCluster();
      const names = Object.keys(input.pods);
      for (const name of names) {
        expose(draft, NAMESPACE, name, {
          nodeName: NODE,
          taints: input.taints,
          tolerations: input.pods[name] ?? [],
        });
      }
      return {
        evictAfterSeconds: Object.fromEntries(names.map((name) => [name, evictAfterSeconds(draft, name)])),
      };
    },
  }),
  minTolerationSeconds: defineAdapter({
    input: z.looseObject({ usedTolerationSeconds: z.array(z.number().nullable()) }),
    run: ({ usedTolerationSeconds }) => ({
      seconds: minTolerationSeconds(usedTolerationSeconds.map((seconds) => seconds ?? undefined)),
    }),
  }),
  event: defineAdapter({
    input: z.looseObject({ what: z.enum(["evict", "cancel"]), namespace: z.string(), name: z.string() }),
    run: ({ what, namespace, name }) => {
      const draft = openCluster();
      const gone: Taint = { key: "gone", value: "", effect: "NoExecute" };
      const patient: Toleration = { key: "gone", operator: "Exists", tolerationSeconds: 60 };
      if (what === "evict") {
        expose(draft, namespace, name, { nodeName: NODE, taints: [gone], tolerations: [] });
      } else {
        expose(draft, namespace, name, { nodeName: NODE, taints: [gone], tolerations: [patient] });
        expose(draft, namespace, name, { nodeName: NODE, taints: [], tolerations: [patient] });
      }
      const [event] = [...draft.kubeEvents.values()];
      return { type: event?.type, reason: event?.reason, message: event?.message };
    },
  }),
};
