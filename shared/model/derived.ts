import { KEY_SEPARATOR, type TableDraft, type TableView } from "../util/table.ts";
import { controllerOf, type Labels } from "./meta.ts";
import { isNodeReady } from "./node.ts";
import {
  countsOnNode,
  emptyNodeInfo,
  type NodeInfo,
  sameOnNode,
  withNode,
  withoutPod,
  withPod,
} from "./node-info.ts";
import type { ObjectChange } from "./object-change.ts";
import { isPodReady, type Pod } from "./pod.ts";
import { waitsForScheduler } from "./scheduling.ts";

/** Tables that follow from the objects. They are not part of a snapshot or a hash: restoring builds them again. */
export interface DerivedTables {
  readonly nodeInfos: NodeInfo;
  readonly waitingPods: true;
  readonly podsByLabel: string;
  readonly podsByOwner: string;
  readonly tallies: number;
}
export type DerivedDrafts = { readonly [T in keyof DerivedTables]: TableDraft<DerivedTables[T]> };

/** What is counted, so that nobody has to look at everything to know how many there are. */
export type Tally = "readyPods" | "pendingPods" | "readyNodes";

/** How many there are now. */
export const tallyOf = (tallies: TableView<number>, tally: Tally): number => tallies.get(tally) ?? 0;

/** Keeps the derived tables true after a write. */
export function updateDerived(derived: DerivedDrafts, change: ObjectChange): void {
  const [before, after] = [tallyFor(change, "before"), tallyFor(change, "after")];
  if (before !== after) {
    count(derived.tallies, before, -1);
    count(derived.tallies, after, 1);
  }
  if (change.kind === "Pod") updatePod(derived, change.key, change.before, change.after);
  if (change.kind === "Node") {
    const info = derived.nodeInfos.get(change.key) ?? emptyNodeInfo(change.key);
    setNodeInfo(derived, withNode(info, change.after));
  }
}

/** Where one version of an object is counted. A Pod that is ready does not count as pending. */
function tallyFor(change: ObjectChange, version: "before" | "after"): Tally | undefined {
  if (change.kind === "Node") {
    const node = change[version];
    return node !== undefined && isNodeReady(node) ? "readyNodes" : undefined;
  }
  const pod = change.kind === "Pod" ? change[version] : undefined;
  if (pod === undefined) return undefined;
  if (isPodReady(pod)) return "readyPods";
  return pod.status.phase === "Pending" ? "pendingPods" : undefined;
}

function count(tallies: TableDraft<number>, tally: Tally | undefined, change: 1 | -1): void {
  if (tally !== undefined) tallies.set(tally, tallyOf(tallies, tally) + change);
}

function updatePod(
  derived: DerivedDrafts,
  key: string,
  before: Pod | undefined,
  after: Pod | undefined,
): void {
  updateNodeInfos(derived, before, after);
  const waited = before !== undefined && waitsForScheduler(before);
  const waits = after !== undefined && waitsForScheduler(after);
  if (waits && !waited) derived.waitingPods.set(key, true);
  if (waited && !waits) derived.waitingPods.delete(key);
  if (before?.metadata.labels !== after?.metadata.labels) {
    writeLabels(derived.podsByLabel, key, before?.metadata.labels, after?.metadata.labels);
  }
  const ownerBefore = before && controllerOf(before.metadata)?.uid;
  const ownerAfter = after && controllerOf(after.metadata)?.uid;
  if (ownerBefore !== ownerAfter) {
    if (ownerBefore !== undefined) derived.podsByOwner.delete(ownerBefore + KEY_SEPARATOR + key);
    if (ownerAfter !== undefined) derived.podsByOwner.set(ownerAfter + KEY_SEPARATOR + key, key);
  }
}

function updateNodeInfos(derived: DerivedDrafts, before: Pod | undefined, after: Pod | undefined): void {
  const wasOn = before && countsOnNode(before) ? before.spec.nodeName : undefined;
  const isOn = after && countsOnNode(after) ? after.spec.nodeName : undefined;
  if (before && after && wasOn === isOn && sameOnNode(before, after)) return;
  if (before && wasOn !== undefined) {
    setNodeInfo(derived, withoutPod(derived.nodeInfos.get(wasOn) ?? emptyNodeInfo(wasOn), before));
  }
  if (after && isOn !== undefined) {
    setNodeInfo(derived, withPod(derived.nodeInfos.get(isOn) ?? emptyNodeInfo(isOn), after));
  }
}

function setNodeInfo(derived: DerivedDrafts, info: NodeInfo): void {
  if (info.node === undefined && info.pods.length === 0) derived.nodeInfos.delete(info.name);
  else derived.nodeInfos.set(info.name, info);
}

function writeLabels(
  table: TableDraft<string>,
  podKey: string,
  before: Labels | undefined,
  after: Labels | undefined,
): void {
  for (const name in before) {
    if (after?.[name] !== before[name]) table.delete(labelKey(name, before[name] ?? "") + podKey);
  }
  for (const name in after) {
    if (before?.[name] !== after[name]) table.set(labelKey(name, after[name] ?? "") + podKey, podKey);
  }
}

const labelKey = (name: string, value: string): string => `${name}=${value}${KEY_SEPARATOR}`;

/** Keys of the Pods that carry a label, in order; of every namespace. */
export const podKeysWithLabel = (podsByLabel: TableView<string>, name: string, value: string): string[] =>
  podsByLabel.withPrefix(labelKey(name, value));

/** Keys of the Pods that an object manages, in order. */
export const podKeysOfOwner = (podsByOwner: TableView<string>, ownerUid: string): string[] =>
  podsByOwner.withPrefix(ownerUid + KEY_SEPARATOR);
