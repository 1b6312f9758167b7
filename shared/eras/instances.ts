import { isLive } from "../kubelet/container-runtime.ts";
import { hasImage } from "../kubelet/disk.ts";
import { type ContainerView, PodSync } from "../kubelet/pod-sync.ts";
import { orderPull } from "../kubelet/pulls.ts";
import { wakePod, wakeUsage } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { markForDeletion, removePod } from "../model/deletion.ts";
import type { EraRules } from "../model/era.ts";
import { runtimeKey } from "../model/machine.ts";
import { DEFAULT_NAMESPACE, keyOf, namespacedKey } from "../model/meta.ts";
import type { Pod, PodSpec } from "../model/pod.ts";
import { createPod, LABEL_APP } from "../model/pod-creation.ts";
import { podRequests } from "../model/pod-requests.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY } from "../model/resources.ts";
import { type EraImage, overheadOf } from "./images.ts";

/*
 * An instance of an app, be it a program on a server, a virtual machine or a container, is a Pod that is bound to its
 * machine from the beginning and that nobody looks after: what Kubernetes calls a static Pod. So requests, memory, crashes
 * and power cuts are the same in every era, and only how it comes to be and what it carries differ.
 */

/** The spec of an instance: as the order of its app says, on this machine, with what it carries. Undefined for no order. */
function instanceSpec(
  cluster: ClusterReader,
  era: EraRules,
  image: EraImage,
  nodeName: string,
): PodSpec | undefined {
  const order = cluster.deployments.get(namespacedKey(DEFAULT_NAMESPACE, image.app.family));
  const spec = order?.spec.template.spec;
  return (
    spec && {
      ...spec,
      nodeName,
      overhead: overheadOf(era, image),
      containers: spec.containers.map((container, i) =>
        i === 0 ? { ...container, image: image.name } : container,
      ),
    }
  );
}

/**
 * How many more instances of an image fit on a machine: what they and their systems ask for is set aside for them.
 * Simplified: nothing is started where that does not fit; a server or a container runtime alone would take on too much.
 */
export function roomFor(cluster: ClusterReader, era: EraRules, image: EraImage, node: string): number {
  const info = cluster.nodeInfos.get(node);
  const spec = instanceSpec(cluster, era, image, node);
  if (info === undefined || spec === undefined) return 0;
  const { requests } = podRequests({ spec });
  const { allocatable, requested } = info;
  const shares = [
    share(allocatable.cpuMilli - requested.cpuMilli, requests[CPU]),
    share(allocatable.memoryBytes - requested.memoryBytes, requests[MEMORY]),
    share(allocatable.ephemeralBytes - requested.ephemeralBytes, requests[EPHEMERAL_STORAGE]),
    info.allocatablePods - info.pods.length,
  ];
  return Math.max(0, Math.min(...shares));
}

const share = (free: number, each = 0): number =>
  each === 0 ? Number.POSITIVE_INFINITY : Math.floor(free / each);

/** Starts an instance, as soon as its image is on the machine. */
export function createInstance(draft: ClusterDraft, era: EraRules, image: EraImage, node: string): void {
  const spec = instanceSpec(draft, era, image, node);
  const machine = draft.machines.get(node);
  if (spec === undefined || machine === undefined) return;
  const { family } = image.app;
  createPod(draft, {
    namespace: DEFAULT_NAMESPACE,
    name: freeName(draft, family),
    template: { labels: { [LABEL_APP]: family }, annotations: {}, spec },
    ownerReferences: [],
  });
  if (!hasImage(machine, image.name)) orderPull(draft, node, image.name);
}

/** `web-1`, or the first number that no instance has. */
function freeName({ pods }: ClusterDraft, app: string): string {
  let number = 1;
  while (pods.has(namespacedKey(DEFAULT_NAMESPACE, `${app}-${number}`))) number += 1;
  return `${app}-${number}`;
}

/** Instances of an image on a machine that nobody has stopped. */
export const instancesOf = (cluster: ClusterReader, node: string, image: string): readonly Pod[] =>
  (cluster.nodeInfos.get(node)?.pods ?? []).filter(
    ({ spec, metadata }) => spec.containers[0]?.image === image && metadata.deletionTimestamp === undefined,
  );

/** Stops all instances of an image on a machine, each with its grace. */
export function stopInstancesOf(draft: ClusterDraft, node: string, image: string): void {
  for (const pod of instancesOf(draft, node, image)) markForDeletion(draft, keyOf(pod));
}

/** What an instance ran on is gone: it ends with an error. */
export function breakInstancesOf(draft: ClusterDraft, node: string, image: string): void {
  for (const pod of instancesOf(draft, node, image)) {
    const runtime = draft.runtimes.get(runtimeKey(node, keyOf(pod)));
    if (runtime === undefined) continue;
    const sync = new PodSync(draft, runtime);
    for (const view of sync.containers()) if (isUp(view)) sync.exit(view, { exitCode: 1, reason: "Error" });
    sync.save();
    wakePod(draft, node, runtime.podKey);
    wakeUsage(draft, node);
  }
}

const isUp = ({ runtime }: ContainerView): boolean => isLive(runtime) && runtime.state !== "stopping";

/** The machine is gone with all that ran there, and nobody has written down what that was. */
export function forgetInstances(draft: ClusterDraft, node: string): void {
  for (const pod of draft.nodeInfos.get(node)?.pods ?? []) {
    draft.runtimes.delete(runtimeKey(node, keyOf(pod)));
    removePod(draft, keyOf(pod));
  }
}
