import { podStatusText } from "../kubelet/pod-columns.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { controllerOf } from "../model/meta.ts";
import { isPodFinished, isPodReady, isPodTerminating, type Pod, type PodTemplateSpec } from "../model/pod.ts";
import { appOf } from "../model/pod-creation.ts";
import { TICK_MS } from "../model/timings.ts";
import { hashValue } from "../util/hash.ts";
import type { PodRow, TemplateRow } from "./rows.ts";

/** The row of the Pod with this key, if there is one. */
export function podRow(cluster: ClusterReader, podKey: string): PodRow | undefined {
  const pod = cluster.pods.get(podKey);
  if (pod === undefined) return undefined;
  const queued = cluster.queue.get(podKey);
  return {
    name: pod.metadata.name,
    app: appOf(pod.metadata.labels),
    template: templateKey(pod),
    node: pod.spec.nodeName ?? "",
    status: podStatusText(pod, cluster.now, cluster.settings.timings),
    ready: isPodReady(pod),
    restarts: pod.status.containerStatuses.reduce((sum, { restartCount }) => sum + restartCount, 0),
    deleting: isPodTerminating(pod),
    finished: isPodFinished(pod),
    createdTick: pod.metadata.creationTimestamp / TICK_MS,
    queue: queued?.where ?? "",
    why: queued?.decision?.message ?? "",
    owner: controllerOf(pod.metadata)?.uid ?? "",
  };
}

/** Equal for Pods that were made from the same template, wherever they run. */
export const templateKey = (pod: Pod): string => hashValue(templateOf(pod));

export const templateRow = (pod: Pod): TemplateRow => ({ json: JSON.stringify(templateOf(pod)) });

function templateOf({ metadata: { labels, annotations }, spec }: Pod): PodTemplateSpec {
  const { nodeName: _, ...shared } = spec;
  return { labels, annotations, spec: shared };
}
