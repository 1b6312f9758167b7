import { controllerPass } from "../../../shared/controllers/pass.ts";
import { SWITCHABLE_CONTROLLERS } from "../../../shared/controllers/switch.ts";
import { timerPass } from "../../../shared/engine/timer-pass.ts";
import { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { removePod } from "../../../shared/model/deletion.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import { keyOf } from "../../../shared/model/meta.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { type ClusterOptions, cluster, putAny, ready } from "../../builders.ts";

/** What happens in a tick beside the controllers: players, machines. */
export type World = (draft: ClusterDraft) => void;

const quiet: World = () => undefined;

/** A cluster whose controllers have just been switched on and have everything to look at. */
export function controlled(options: ClusterOptions, controllers = SWITCHABLE_CONTROLLERS): ClusterState {
  const { nodes = [], pods = [], objects = [], ...rest } = options;
  const empty = cluster({ ...rest, automation: { ...rest.automation, controllers } });
  const draft = new ClusterDraft(empty, 0, [controllerPass.watcher ?? quiet]);
  for (const object of [...nodes, ...pods, ...objects]) putAny(draft, object);
  return draft.finish();
}

export interface Played {
  readonly state: ClusterState;
  readonly events: readonly GameEvent[];
}

/** Plays ticks in which `world` acts first and then the controllers. */
export function play(state: ClusterState, ticks: number, world: World = quiet): Played {
  const events: GameEvent[] = [];
  let current = state;
  for (let i = 0; i < ticks; i++) {
    const draft = new ClusterDraft(current, current.tick + 1, [controllerPass.watcher ?? quiet]);
    timerPass(draft);
    world(draft);
    controllerPass.run(draft);
    events.push(...draft.events);
    current = draft.finish();
  }
  return { state: current, events };
}

/** Ticks of `seconds` of Kubernetes time in a cluster with upstream's timings. */
export const ticksOf = (seconds: number): number => seconds * 10;

/** Kubelets and a scheduler for tests: new Pods run and are ready a tick later, deleted ones are gone. */
export const instantMachines: World = (draft) => {
  const open = [...draft.nodes.values()].find(({ spec }) => !spec.unschedulable && spec.taints.length === 0);
  for (const pod of [...draft.pods.values()]) {
    if (pod.metadata.deletionTimestamp !== undefined) removePod(draft, keyOf(pod));
    else if (pod.status.phase === "Pending") draft.put(running(pod, draft.now, open?.metadata.name));
  }
};

/** A Pod that runs and is ready on node-1, since a moment. */
export const running = (pod: Pod, since: number, node = "node-1"): Pod => ({
  ...pod,
  spec: { ...pod.spec, nodeName: pod.spec.nodeName ?? node },
  status: {
    ...pod.status,
    phase: "Running",
    podIP: `10.0.0.${pod.metadata.name.length}`,
    startTime: since,
    conditions: [ready(true, since)],
  },
});

/** Texts of the Events about an object, oldest first. */
export const messagesOf = (state: ClusterState, key: string): string[] =>
  [...state.kubeEvents.values()].filter((event) => event.key === key).map(({ message }) => message);
