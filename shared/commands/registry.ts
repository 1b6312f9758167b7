import { z } from "zod";
import { ok, type Result, refuse } from "../util/result.ts";
import { addNode } from "./add-node.ts";
import { bind } from "./bind.ts";
import { buildImage } from "./build-image.ts";
import { call } from "./call.ts";
import { cancelPull } from "./cancel-pull.ts";
import { clearPods } from "./clear-pods.ts";
import { cordon } from "./cordon.ts";
import { createBudget } from "./create-budget.ts";
import { createDeployment } from "./create-deployment.ts";
import { createPod } from "./create-pod.ts";
import { deleteAutoscaler } from "./delete-autoscaler.ts";
import { deletePod } from "./delete-pod.ts";
import { drain } from "./drain.ts";
import { endIncident } from "./end-incident.ts";
import type { CommandDefinition } from "./framework.ts";
import { installSoftware } from "./install-software.ts";
import { joinNode } from "./join-node.ts";
import { pauseRollout } from "./pause-rollout.ts";
import { powerOn } from "./power-on.ts";
import { prioritizePull } from "./prioritize-pull.ts";
import { pruneImages } from "./prune-images.ts";
import { pullImage } from "./pull-image.ts";
import { pushImage } from "./push-image.ts";
import { restartContainer } from "./restart-container.ts";
import { resumeRollout } from "./resume-rollout.ts";
import { runInstances } from "./run-instances.ts";
import { saveImage } from "./save-image.ts";
import { scale } from "./scale.ts";
import { setAttended } from "./set-attended.ts";
import { setAutoscaler } from "./set-autoscaler.ts";
import { setImage } from "./set-image.ts";
import { setPlacement } from "./set-placement.ts";
import { setReadinessProbe } from "./set-readiness-probe.ts";
import { setResources } from "./set-resources.ts";
import { setSchedulerProfile } from "./set-scheduler-profile.ts";
import { setStrategy } from "./set-strategy.ts";
import { startIncident } from "./start-incident.ts";
import { startPod } from "./start-pod.ts";
import { stopInstance } from "./stop-instance.ts";
import { switchAutomation } from "./switch-automation.ts";
import { taintNode } from "./taint-node.ts";
import { tellUsage } from "./tell-usage.ts";
import { uncordon } from "./uncordon.ts";
import { undoRollout } from "./undo-rollout.ts";
import { untaintNode } from "./untaint-node.ts";
import { wipeServer } from "./wipe-server.ts";

/** Every command, in the order of this folder. One line each. */
const COMMANDS = [
  addNode,
  bind,
  buildImage,
  call,
  cancelPull,
  clearPods,
  cordon,
  createBudget,
  createDeployment,
  createPod,
  deleteAutoscaler,
  deletePod,
  drain,
  endIncident,
  installSoftware,
  joinNode,
  pauseRollout,
  powerOn,
  prioritizePull,
  pruneImages,
  pullImage,
  pushImage,
  restartContainer,
  resumeRollout,
  runInstances,
  saveImage,
  scale,
  setAttended,
  setAutoscaler,
  setImage,
  setPlacement,
  setReadinessProbe,
  setResources,
  setSchedulerProfile,
  setStrategy,
  startIncident,
  startPod,
  stopInstance,
  switchAutomation,
  taintNode,
  tellUsage,
  uncordon,
  undoRollout,
  untaintNode,
  wipeServer,
] as const;

/** Any command that passed the border. */
export type Command = z.infer<(typeof COMMANDS)[number]["schema"]>;
export type CommandType = Command["type"];

type AnyDefinition = CommandDefinition<CommandType, Command>;

// Each definition is asked only for commands of its own type, which `commandDefinition` guarantees.
const BY_TYPE = new Map(
  COMMANDS.map((definition) => [definition.type, definition as unknown as AnyDefinition]),
);

/** Of every command, in the order of `COMMANDS`. */
export const COMMAND_TYPES: readonly CommandType[] = COMMANDS.map((definition) => definition.type);

/** The definition of a command that passed `parseCommand`. */
export function commandDefinition(type: CommandType): AnyDefinition {
  // Every member of Command comes from COMMANDS, so the map has it.
  return BY_TYPE.get(type) as AnyDefinition;
}

/** Only the envelope: that it is an object which says its type. */
const envelope = z.looseObject({ type: z.string().max(64) });

/**
 * The border for commands from anywhere. Refused with `UnknownCommand` {type}, or `MalformedCommand`
 * {type, path: the field, problem}.
 */
export function parseCommand(input: unknown): Result<Command> {
  const outer = envelope.safeParse(input);
  if (!outer.success) return refuse("MalformedCommand", { type: "", path: "type", problem: "missing" });
  const definition = BY_TYPE.get(outer.data.type as CommandType);
  if (!definition) return refuse("UnknownCommand", { type: outer.data.type });
  const parsed = definition.schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return refuse("MalformedCommand", {
    type: outer.data.type,
    path: issue?.path.join(".") ?? "",
    problem: issue?.message ?? "",
  });
}
