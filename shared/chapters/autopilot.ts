import { type Command, parseCommand } from "../commands/registry.ts";
import { switchController } from "../controllers/switch.ts";
import { WATCHERS } from "../engine/passes.ts";
import { wakeAllKubelets } from "../kubelet/work.ts";
import { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState, ScriptedCommand } from "../model/cluster-state.ts";
import { invariant } from "../util/invariant.ts";
import type { Chapter } from "./framework.ts";
import { at, inOrder } from "./script.ts";

/** The first chapter that has a cluster: before it there is no Kubernetes that could play. */
const FIRST_CLUSTER = 4;

/** Something that Kubernetes is told beforehand. */
export interface Declaration {
  readonly atMs: number;
  readonly command: Command;
}

/** A round that Kubernetes plays without anybody. */
export interface AutopilotPlan {
  readonly start: ClusterState;
  /** In order of time. */
  readonly declarations: readonly Declaration[];
  /** The team sees how it stands against it while both play. */
  readonly isRace: boolean;
}

/**
 * The round of a team as Kubernetes would play it alone: the same machines, seed, arrivals and incidents, but every
 * part on `auto` from the first tick, and nobody there. Kubernetes cannot know what a business wants, so what people
 * would have declared is declared: what the order board says, the moment it says so, or what the chapter's own
 * `declared` lists. Undefined for chapters without a cluster.
 */
export function planAutopilot(chapter: Chapter, start: ClusterState): AutopilotPlan | undefined {
  if (chapter.era !== undefined || chapter.number < FIRST_CLUSTER) return undefined;
  const told = chapter.declared?.(start.machines.size) ?? ordersOf(start);
  return {
    start: unattended(start),
    declarations: inOrder(told).map(declaration),
    isRace: chapter.race === true,
  };
}

/** Everything that the board will order, as commands. */
function ordersOf({ settings }: ClusterState): readonly ScriptedCommand[] {
  return settings.catalogue.apps.flatMap(({ name: deployment, orders = [] }) =>
    orders.flatMap(({ atMs, replicas, image }) => [
      at(atMs / 1000, { type: "scale", deployment, replicas }),
      ...(image === undefined ? [] : [at(atMs / 1000, { type: "setImage", deployment, image })]),
    ]),
  );
}

function declaration({ atMs, command }: ScriptedCommand): Declaration {
  const parsed = parseCommand(command);
  invariant(parsed.ok, "a chapter declares a malformed command", { type: command.type });
  return { atMs, command: parsed.value };
}

/** The controllers that have to run where things are declared. */
const DECLARED_STATE = ["deployment", "replicaset"] as const;

/** The same beginning with all switches on `auto`, which the script then leaves alone. */
function unattended(start: ClusterState): ClusterState {
  const script = start.script.filter(({ command }) => command.type !== "switchAutomation");
  const draft = new ClusterDraft({ ...start, script }, start.tick, WATCHERS);
  draft.automation = { ...draft.automation, scheduler: "auto", kubelet: "auto" };
  for (const name of DECLARED_STATE) switchController(draft, name, true);
  wakeAllKubelets(draft);
  return draft.finish();
}
