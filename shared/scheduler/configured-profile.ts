import {
  DEFAULT_PROFILE_SETTINGS,
  type FitStrategy,
  type ProfileSettings,
} from "../model/profile-settings.ts";
import { InvariantError } from "../util/invariant.ts";
import { DEFAULT_PROFILE, makeProfile, type PluginConfig, type Profile } from "./profile.ts";
import { PLUGINS } from "./registry.ts";

/** A plugin that scores, with its weight in the default profile. */
export interface ScorePlugin {
  readonly name: string;
  readonly weight: number;
}

/** The plugins whose weights can be set, in kube-scheduler's order. */
export const SCORE_PLUGINS: readonly ScorePlugin[] = PLUGINS.filter(({ weight }) => weight > 0).map(
  ({ name, weight }) => ({ name, weight }),
);

/** The plugin that scores by the strategy. */
export const FIT_PLUGIN = "NodeResourcesFit";

const profiles = new WeakMap<ProfileSettings, Profile>([[DEFAULT_PROFILE_SETTINGS, DEFAULT_PROFILE]]);

/**
 * The profile of a cluster's settings, made once for each. All filters take part whatever the settings say.
 * @throws InvariantError for settings that no command would have accepted.
 */
export function profileOf(settings: ProfileSettings): Profile {
  const known = profiles.get(settings);
  if (known !== undefined) return known;
  const made = makeProfile(PLUGINS.map(({ name }) => pluginConfig(name, settings)));
  if (!made.ok)
    throw new InvariantError("a cluster's scheduler profile is valid", { code: made.refusal.code });
  profiles.set(settings, made.value);
  return made.value;
}

function pluginConfig(name: string, { weights, strategy }: ProfileSettings): PluginConfig {
  const weight = weights[name];
  return {
    name,
    ...(weight !== undefined && { weight }),
    ...(name === FIT_PLUGIN && { args: { scoringStrategy: scoringStrategyOf(strategy) } }),
  };
}

/** A strategy as NodeResourcesFit's arguments have it. */
function scoringStrategyOf(strategy: FitStrategy): object {
  if (strategy.type !== "RequestedToCapacityRatio") return { type: strategy.type };
  return { type: strategy.type, requestedToCapacityRatio: { shape: strategy.shape } };
}

/** The weight of a plugin's score under these settings. */
export const weightOf = ({ weights }: ProfileSettings, { name, weight }: ScorePlugin): number =>
  weights[name] ?? weight;
