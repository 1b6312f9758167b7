import type { ClusterNode } from "../model/node.ts";
import { countsOnNode } from "../model/node-info.ts";
import type { ObjectChange } from "../model/object-change.ts";
import type { Pod } from "../model/pod.ts";
import type { ResourceList } from "../model/resources.ts";
import type { ClusterEvent } from "./framework.ts";

/**
 * What a change of an object means to Pods that wait for the cluster to change.
 * Simplified: the kind of change decides. kube-scheduler also asks each plugin whether this very change can help this
 * very Pod (queueing hints), and so wakes fewer Pods.
 * Source: kubernetes/kubernetes `pkg/scheduler/eventhandlers.go`, `pkg/scheduler/framework/events.go`, v1.35.
 */
export function clusterEventsOf(change: ObjectChange): readonly ClusterEvent[] {
  if (change.kind === "Node") return nodeEvents(change.before, change.after);
  if (change.kind === "Pod") return podEvents(change.before, change.after);
  return NOTHING;
}

const NOTHING: readonly ClusterEvent[] = [];

function nodeEvents(
  before: ClusterNode | undefined,
  after: ClusterNode | undefined,
): readonly ClusterEvent[] {
  if (before === undefined) return ["NodeAdd"];
  if (after === undefined) return ["NodeDelete"];
  const events: ClusterEvent[] = [];
  if (!sameAmounts(before.status.allocatable, after.status.allocatable)) events.push("NodeAllocatable");
  if (before.metadata.labels !== after.metadata.labels) events.push("NodeLabel");
  if (before.spec !== after.spec) events.push("NodeTaint");
  return events;
}

/** A report of status makes new lists with the same amounts; that is no event. */
function sameAmounts(a: ResourceList, b: ResourceList): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function podEvents(before: Pod | undefined, after: Pod | undefined): readonly ClusterEvent[] {
  const wasThere = before !== undefined && countsOnNode(before);
  const isThere = after !== undefined && countsOnNode(after);
  if (wasThere !== isThere) return isThere ? POD_ADD : POD_DELETE;
  if (isThere && before?.metadata.labels !== after.metadata.labels) return POD_LABEL;
  return NOTHING;
}

const POD_ADD: readonly ClusterEvent[] = ["PodAdd"];
const POD_DELETE: readonly ClusterEvent[] = ["PodDelete"];
const POD_LABEL: readonly ClusterEvent[] = ["PodLabel"];
