import { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { ClusterNode } from "../../../shared/model/node.ts";
import { makeNodeInfo } from "../../../shared/model/node-info.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { TICK_MS } from "../../../shared/model/timings.ts";
import { explainPod } from "../../../shared/scheduler/explain.ts";
import { schedulerPass } from "../../../shared/scheduler/pass.ts";
import { makeProfile, type PluginConfig, type Profile } from "../../../shared/scheduler/profile.ts";
import { makeSnapshot, type NodeSnapshot, type SnapshotParts } from "../../../shared/scheduler/snapshot.ts";

/** A profile of these plugins only. @throws Error when the configuration is refused. */
export function profileOf(...plugins: PluginConfig[]): Profile {
  const made = makeProfile(plugins);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

/** A snapshot of Nodes with the Pods that name them. */
export const snapshotWith = (
  nodes: readonly ClusterNode[],
  pods: readonly Pod[] = [],
  parts: SnapshotParts = {},
): NodeSnapshot =>
  makeSnapshot(
    nodes.map((one) =>
      makeNodeInfo(
        one,
        pods.filter(({ spec }) => spec.nodeName === one.metadata.name),
      ),
    ),
    parts,
  );

/** What each Node says to a Pod: "ok", or the code and reasons of the first plugin that refuses. */
export const answers = (profile: Profile, pod: Pod, snapshot: NodeSnapshot): Record<string, string> =>
  Object.fromEntries(
    explainPod(pod, snapshot, profile).nodes.map(({ node, refusals: [first] }) => [
      node,
      first ? `${first.code}: ${first.reasons.join(", ")}` : "ok",
    ]),
  );

/** Each Node's score by the only plugin of a profile; empty when it skips the Pod. */
export function scores(profile: Profile, pod: Pod, snapshot: NodeSnapshot): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { node, scores: list } of explainPod(pod, snapshot, profile).nodes) {
    if (list[0]) found[node] = list[0].score;
  }
  return found;
}

/** A cluster in which nothing but the scheduler works: `tick` after tick. */
export class SchedulerRun {
  state: ClusterState;

  constructor(state: ClusterState) {
    this.state = state;
  }

  /** One tick: what `change` writes, then the scheduler. */
  tick(change?: (draft: ClusterDraft) => void): void {
    const watchers = schedulerPass.watcher ? [schedulerPass.watcher] : [];
    const draft = new ClusterDraft(this.state, this.state.tick + 1, watchers);
    change?.(draft);
    schedulerPass.run(draft);
    this.state = draft.finish();
  }

  /** Ticks until so many seconds of game time have passed. */
  wait(seconds: number): void {
    for (let ticks = Math.round((seconds * 1000) / TICK_MS); ticks > 0; ticks--) this.tick();
  }

  nodeOf(name: string): string | undefined {
    return this.state.pods.get(`default/${name}`)?.spec.nodeName;
  }

  /** Where the queue has a Pod; undefined: nowhere. */
  placeOf(name: string): string | undefined {
    return this.state.queue.get(`default/${name}`)?.where;
  }

  /** Reasons and counts of a Pod's Events, oldest first, as in "FailedScheduling x2". */
  eventsOf(name: string): string[] {
    return [...this.state.kubeEvents.values()]
      .filter(({ key }) => key === `default/${name}`)
      .map(({ reason, count }) => `${reason} x${count}`);
  }
}
