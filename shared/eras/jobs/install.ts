import type { ClusterDraft } from "../../model/cluster-draft.ts";
import type { EraRules, Software } from "../../model/era.ts";
import { findEraImage } from "../images.ts";
import { breakInstancesOf, createInstance, instancesOf, stopInstancesOf } from "../instances.ts";
import { appsOf, findSoftware, missingNeed, withSoftware } from "../software.ts";
import { benchOf, setInstalled } from "../workbench.ts";
import type { Job, JobTarget } from "./framework.ts";

/** Puts software where it is to run, or where an image is made. On a server an app starts as soon as it is there. */
export const install: Job = {
  durationMs: (_cluster, { era, what }) => findSoftware(era, what)?.installMs ?? 0,
  finish(draft, target) {
    const { era, node, what } = target;
    const software = findSoftware(era, what);
    if (software === undefined) return;
    const before = benchOf(draft, node).installed;
    const installed = withSoftware(era, before, software);
    setInstalled(draft, node, installed);
    if (era.workplace === "server") settleServer(draft, target, software, before, installed);
  },
};

/** Ends the older version of an app, lets what lost its ground fall, and starts what is new. */
function settleServer(
  draft: ClusterDraft,
  { era, node }: JobTarget,
  software: Software,
  before: readonly string[],
  installed: readonly string[],
): void {
  for (const id of before) if (!installed.includes(id)) stopInstancesOf(draft, node, id);
  setRunnable(draft, era, node, installed);
  const image = findEraImage(era, software.id);
  if (image !== undefined && instancesOf(draft, node, image.name).length === 0) {
    createInstance(draft, era, image, node);
  }
}

/** An app can be started where everything it needs is installed: then, for the kubelet, its image is here. */
function setRunnable(draft: ClusterDraft, era: EraRules, node: string, installed: readonly string[]): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  const runnable = appsOf(era).filter(
    (app) => installed.includes(app.id) && missingNeed(era, app, installed) === undefined,
  );
  const images = Object.fromEntries(
    runnable.map(({ id }) => [id, machine.images[id] ?? { pulledAt: draft.now }]),
  );
  draft.machines.set(node, { ...machine, images });
  for (const id of Object.keys(machine.images)) if (!(id in images)) breakInstancesOf(draft, node, id);
}
