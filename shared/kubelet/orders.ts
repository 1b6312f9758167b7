import type { ClusterDraft } from "../model/cluster-draft.ts";
import { runtimeKey, runtimePrefix } from "../model/machine.ts";
import { isLive } from "./container-runtime.ts";
import { unusedImages, withoutImages } from "./disk.ts";
import { type ContainerView, PodSync } from "./pod-sync.ts";
import { wakePod, wakeUsage } from "./work.ts";

/** What a person on a machine orders its kubelet to do. Each order is for the next look at the Pod, in the same tick. */
function withPod(draft: ClusterDraft, node: string, podKey: string, order: (sync: PodSync) => void): void {
  const runtime = draft.runtimes.get(runtimeKey(node, podKey));
  if (runtime === undefined) return;
  const sync = new PodSync(draft, runtime);
  order(sync);
  sync.save();
  wakePod(draft, node, podKey);
}

/** Starts a Pod whose images are there, and again what crashed in it. */
export function orderStart(draft: ClusterDraft, node: string, podKey: string): void {
  withPod(draft, node, podKey, (sync) => {
    sync.setPod({ startOrdered: true });
    for (const view of sync.containers()) {
      if (view.role === "app" && hasCrashed(view)) restart(view);
    }
  });
}

/** Ends what runs with its usual grace and starts it again; `container` is a name, missing: all. */
export function orderRestart(draft: ClusterDraft, node: string, podKey: string, container?: string): void {
  withPod(draft, node, podKey, (sync) => {
    for (const view of sync.containers()) {
      if (view.role !== "app" || (container !== undefined && view.spec.name !== container)) continue;
      if (isLive(view.runtime) || hasCrashed(view)) restart(view);
    }
  });
}

const hasCrashed = ({ runtime }: ContainerView): boolean =>
  runtime.lastExit !== undefined && (runtime.state === "exited" || runtime.state === "waiting");

function restart(view: ContainerView): void {
  const { sync, spec } = view;
  const runtime = { ...view.runtime, restartOrdered: true };
  if (!isLive(runtime)) {
    sync.setContainer(runtime);
    return;
  }
  sync.report("Normal", "Killing", `Stopping container ${spec.name}`);
  sync.stop({ ...view, runtime }, sync.now + sync.ms(sync.runtime.spec.terminationGracePeriodSeconds));
}

/** Removes all images that nothing here uses, and empties logs. */
export function pruneImages(draft: ClusterDraft, node: string): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  const names = unusedImages(draft, machine);
  draft.machines.set(node, withoutImages(machine, draft.settings.catalogue, names));
  for (const runtime of draft.runtimes.withPrefix(runtimePrefix(node))) {
    const { trouble } = runtime;
    if (trouble === undefined || trouble.diskBytes === 0) continue;
    draft.runtimes.set(runtimeKey(node, runtime.podKey), {
      ...runtime,
      trouble: { ...trouble, diskBytes: 0 },
    });
  }
  wakeUsage(draft, node);
}
