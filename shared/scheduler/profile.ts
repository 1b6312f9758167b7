import type { z } from "zod";
import { DEFAULT_SCHEDULER_NAME } from "../model/scheduling.ts";
import { invariant } from "../util/invariant.ts";
import { ok, type Result, refuse } from "../util/result.ts";
import type { ClusterEvent, PluginDefinition, SchedulingPlugin } from "./framework.ts";
import { PLUGINS } from "./registry.ts";

/** One plugin of a profile, as a KubeSchedulerConfiguration would name it. */
export interface PluginConfig {
  readonly name: string;
  /** Weight of its score, 1 to 100. Missing: the default profile's. */
  readonly weight?: number;
  /** As in `pluginConfig[].args`. Missing: the defaults. */
  readonly args?: unknown;
}

/** A plugin, ready to be asked. */
export interface ProfilePlugin {
  readonly name: string;
  readonly weight: number;
  readonly wakesOn: readonly ClusterEvent[];
  readonly plugin: SchedulingPlugin;
}

/** The plugins that take part in scheduling, in the order in which they are asked. */
export interface Profile {
  /** Schedules the Pods that name it. */
  readonly schedulerName: string;
  readonly plugins: readonly ProfilePlugin[];
  /** Of all Nodes, how many have to be feasible before the search ends; 0: adapted to the size of the cluster. */
  readonly percentageOfNodesToScore: number;
}

export interface ProfileOptions {
  readonly schedulerName?: string;
  readonly percentageOfNodesToScore?: number;
}

const MAX_WEIGHT = 100;

/**
 * Makes a profile of the listed plugins and of no others. Refused with `UnknownPlugin` {plugin}, `DuplicatePlugin`
 * {plugin} or `InvalidPluginConfig` {plugin, field: as in "scoringStrategy.resources[0].weight", problem}.
 * Source: kubernetes/kubernetes `pkg/scheduler/apis/config/validation`, v1.35.
 */
export function makeProfile(
  configs: readonly PluginConfig[],
  { schedulerName = DEFAULT_SCHEDULER_NAME, percentageOfNodesToScore = 0 }: ProfileOptions = {},
): Result<Profile> {
  const plugins: ProfilePlugin[] = [];
  const seen = new Set<string>();
  for (const config of configs) {
    const definition = PLUGINS.find((known) => known.name === config.name);
    if (!definition) return refuse("UnknownPlugin", { plugin: config.name });
    if (seen.has(config.name)) return refuse("DuplicatePlugin", { plugin: config.name });
    seen.add(config.name);
    const made = makePlugin(definition, config);
    if (!made.ok) return made;
    plugins.push(made.value);
  }
  return ok({ schedulerName, plugins, percentageOfNodesToScore });
}

function makePlugin(definition: PluginDefinition, config: PluginConfig): Result<ProfilePlugin> {
  const { name, wakesOn } = definition;
  const weight = config.weight ?? definition.weight;
  if (!Number.isInteger(weight) || weight < 0 || weight > MAX_WEIGHT) {
    return refuse("InvalidPluginConfig", {
      plugin: name,
      field: "weight",
      problem: "not in valid range [0, 100]",
    });
  }
  const args = definition.args.safeParse(config.args ?? {});
  if (!args.success) {
    const issue = args.error.issues[0];
    return refuse("InvalidPluginConfig", {
      plugin: name,
      field: issue ? fieldPath(issue) : "",
      problem: issue?.message ?? "",
    });
  }
  return ok({ name, weight, wakesOn, plugin: definition.create(args.data) });
}

/** A path as Kubernetes' validation prints it: "scoringStrategy.resources[0].weight". */
function fieldPath(issue: z.core.$ZodIssue): string {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += text === "" ? String(part) : `.${String(part)}`;
  }
  return text;
}

/** All plugins with their default weights and arguments: what kube-scheduler runs unless it is told otherwise. */
export const DEFAULT_PROFILE: Profile = makeDefaultProfile();

function makeDefaultProfile(): Profile {
  const made = makeProfile(PLUGINS.map(({ name }) => ({ name })));
  invariant(made.ok, "the default profile is valid");
  return made.value;
}
