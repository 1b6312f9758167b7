import { DEFAULT_PROFILE_SETTINGS, type ProfileSettings } from "../model/profile-settings.ts";
import { DEFAULT_SCHEDULER_NAME } from "../model/scheduling.ts";
import { FIT_PLUGIN, SCORE_PLUGINS, weightOf } from "./configured-profile.ts";

/** Of the strategies, kube-scheduler's own wants its resources named; ours weigh both the same. */
const RESOURCES = ["cpu", "memory"] as const;

/**
 * A cluster's settings as the file that a real kube-scheduler is started with (`--config`): a KubeSchedulerConfiguration.
 * A score of weight 0 is listed under `disabled`, because a real profile knows no weight 0; a plugin that is to have
 * another weight is disabled and enabled again, which is how upstream documents it.
 * Source: kubescheduler.config.k8s.io/v1, kubernetes/kubernetes `staging/src/k8s.io/kube-scheduler/config/v1/types.go`,
 * v1.35.
 */
export function kubeSchedulerConfiguration(settings: ProfileSettings): string {
  return [
    "apiVersion: kubescheduler.config.k8s.io/v1",
    "kind: KubeSchedulerConfiguration",
    "profiles:",
    `- schedulerName: ${DEFAULT_SCHEDULER_NAME}`,
    ...pluginLines(settings),
    ...strategyLines(settings),
  ].join("\n");
}

function pluginLines(settings: ProfileSettings): readonly string[] {
  const changed = SCORE_PLUGINS.filter((plugin) => weightOf(settings, plugin) !== plugin.weight);
  if (changed.length === 0) return [];
  const enabled = changed.filter((plugin) => weightOf(settings, plugin) > 0);
  return [
    "  plugins:",
    "    score:",
    "      disabled:",
    ...changed.map(({ name }) => `      - name: ${name}`),
    ...(enabled.length > 0 ? ["      enabled:"] : []),
    ...enabled.flatMap((plugin) => [
      `      - name: ${plugin.name}`,
      `        weight: ${weightOf(settings, plugin)}`,
    ]),
  ];
}

function strategyLines({ strategy }: ProfileSettings): readonly string[] {
  if (strategy.type === DEFAULT_PROFILE_SETTINGS.strategy.type) return [];
  return [
    "  pluginConfig:",
    `  - name: ${FIT_PLUGIN}`,
    "    args:",
    "      scoringStrategy:",
    `        type: ${strategy.type}`,
    "        resources:",
    ...RESOURCES.flatMap((name) => [`        - name: ${name}`, "          weight: 1"]),
    ...(strategy.type === "RequestedToCapacityRatio" ? shapeLines(strategy.shape) : []),
  ];
}

const shapeLines = (shape: readonly { utilization: number; score: number }[]): readonly string[] => [
  "        requestedToCapacityRatio:",
  "          shape:",
  ...shape.flatMap(({ utilization, score }) => [
    `          - utilization: ${utilization}`,
    `            score: ${score}`,
  ]),
];
