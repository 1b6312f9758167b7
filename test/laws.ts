import type { ClusterState } from "../shared/model/cluster-state.ts";
import { invariant } from "../shared/util/invariant.ts";

/** What holds in every tick, whoever does what. Throws an InvariantError where it does not. */
export class Laws {
  readonly #nodeOfPod = new Map<string, string>();
  #requests = 0;

  check(state: ClusterState): void {
    this.#nodesAreNotOverAllocated(state);
    this.#podsAreBoundOnce(state);
    this.#requestsGoToReadyEndpoints(state);
    this.#machinesThatAreOffRunNothing(state);
    const { served, failed } = state.totals;
    invariant(served + failed >= this.#requests, "requests are counted once", { tick: state.tick });
    this.#requests = served + failed;
  }

  #nodesAreNotOverAllocated({ nodeInfos, tick }: ClusterState): void {
    for (const { name, requested, allocatable, pods, allocatablePods } of nodeInfos.values()) {
      const fits =
        requested.cpuMilli <= allocatable.cpuMilli &&
        requested.memoryBytes <= allocatable.memoryBytes &&
        pods.length <= allocatablePods;
      invariant(fits, "no Node is over-allocated", { name, tick });
    }
  }

  #podsAreBoundOnce({ pods, queue, tick }: ClusterState): void {
    for (const [key, { metadata, spec }] of pods.entries()) {
      const before = this.#nodeOfPod.get(metadata.uid);
      invariant(before === undefined || before === spec.nodeName, "a Pod stays on its Node", { key, tick });
      if (spec.nodeName === undefined) continue;
      this.#nodeOfPod.set(metadata.uid, spec.nodeName);
      invariant(!queue.has(key), "a bound Pod does not wait", { key, tick });
    }
  }

  #requestsGoToReadyEndpoints({ traffic, endpointSlices, tick }: ClusterState): void {
    for (const [service, { targets }] of traffic.entries()) {
      const endpoints = endpointSlices.get(service)?.endpoints ?? [];
      const ready = new Set(
        endpoints.filter(({ conditions }) => conditions.ready).map(({ podKey }) => podKey),
      );
      const stray = targets.find(({ podKey }) => !ready.has(podKey));
      invariant(!stray, "requests go to ready endpoints", { service, pod: stray?.podKey ?? "", tick });
    }
  }

  #machinesThatAreOffRunNothing({ machines, runtimes, tick }: ClusterState): void {
    for (const { podKey, nodeName, containers } of runtimes.values()) {
      if (machines.get(nodeName)?.power !== "off") continue;
      const live = containers.some(({ state }) => state === "running" || state === "starting");
      invariant(!live, "nothing runs without power", { podKey, nodeName, tick });
    }
  }
}
