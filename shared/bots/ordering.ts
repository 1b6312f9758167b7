import type { Command } from "../commands/registry.ts";
import { autoscalerOf } from "../commands/set-autoscaler.ts";
import { orderAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import { isNodeReady } from "../model/node.ts";
import { isPodFinished, isPodTerminating, type Pod } from "../model/pod.ts";
import { appOf } from "../model/pod-creation.ts";
import type { Situation } from "./framework.ts";

/** An app of which the business wants something. */
interface Ordered {
  readonly name: string;
  readonly wanted: number;
  readonly failedRps: number;
}

/** What the board says is ordered now, in the company's order. */
function ordersOn(reader: ClusterReader): readonly Ordered[] {
  return reader.settings.catalogue.apps.flatMap((app) => {
    const order = orderAt(app, reader.now);
    const traffic = reader.traffic.get(namespacedKey(DEFAULT_NAMESPACE, app.name));
    return order ? [{ name: app.name, wanted: order.replicas, failedRps: traffic?.failedRps ?? 0 }] : [];
  });
}

const isOn = ({ automation }: ClusterReader, controller: string): boolean =>
  automation.controllers.includes(controller);

/** Makes Pods by hand where there are fewer than ordered, for as long as nobody else does. */
export function creating(situation: Situation): readonly Command[] {
  const { reader, character, slips, rng } = situation;
  if (isOn(reader, "replicaset")) return [];
  const orders = ordersOn(reader).filter(({ wanted }) => wanted > 0);
  const missing = orders
    .map((order) => ({ ...order, gap: order.wanted - countOf(situation, order.name) }))
    .filter(({ gap }) => gap > 0);
  if (missing.length === 0) return [];
  if (character === "clumsy") return [makeOne(rng.pick(slips ? orders : missing))];
  if (character === "perfect") missing.sort((a, b) => b.failedRps - a.failedRps || b.gap - a.gap);
  return [makeOne(slips ? rng.pick(missing) : missing[0])];
}

const makeOne = (order: Pick<Ordered, "name"> | undefined): Command => ({
  type: "createPod",
  app: order?.name ?? "",
});

/** How many Pods of an app somebody believes there are. */
export function countOf({ reader, character }: Situation, app: string): number {
  const pods = [...reader.pods.values()].filter(({ metadata }) => appOf(metadata.labels) === app);
  return pods.filter((pod) => !isPodTerminating(pod) && (character === "clumsy" || isSound(reader, pod)))
    .length;
}

/** It has not ended, and its Node is there to stay as far as anybody can see. */
function isSound(reader: ClusterReader, pod: Pod): boolean {
  if (isPodFinished(pod)) return false;
  if (pod.spec.nodeName === undefined) return true;
  const node = reader.nodes.get(pod.spec.nodeName);
  return node !== undefined && isNodeReady(node) && !node.spec.unschedulable;
}

/** Declares what is ordered, once there is somebody who listens. */
export function declaringOrders({ reader, slips, rng }: Situation): readonly Command[] {
  if (!isOn(reader, "deployment")) return [];
  const commands = ordersOn(reader)
    // What has an autoscaler is its business.
    .filter(({ name }) => autoscalerOf(reader, name) === undefined)
    .filter(({ name, wanted }) => replicasOf(reader, name) !== wanted)
    .toSorted((a, b) => b.failedRps - a.failedRps)
    .map(({ name, wanted }): Command => ({ type: "scale", deployment: name, replicas: wanted }));
  return slips && commands.length > 0 ? [rng.pick(commands)] : commands;
}

const replicasOf = (reader: ClusterReader, app: string): number | undefined =>
  reader.deployments.get(namespacedKey(DEFAULT_NAMESPACE, app))?.spec.replicas;

/** Whether every order would still be met without the Pods of a Node. */
export function isDispensable(situation: Situation, node: string): boolean {
  const { reader } = situation;
  return ordersOn(reader).every(({ name, wanted }) => {
    const elsewhere = [...reader.pods.values()].filter(
      (pod) =>
        appOf(pod.metadata.labels) === name &&
        pod.spec.nodeName !== node &&
        !isPodTerminating(pod) &&
        isReady(pod),
    );
    return elsewhere.length >= wanted;
  });
}

const isReady = (pod: Pod): boolean =>
  pod.status.conditions.some(({ type, status }) => type === "Ready" && status === "True");
