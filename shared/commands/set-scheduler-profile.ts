import { z } from "zod";
import {
  DEFAULT_PROFILE_SETTINGS,
  type FitStrategy,
  isDefaultProfile,
  type ProfileSettings,
} from "../model/profile-settings.ts";
import { SCORE_PLUGINS, weightOf } from "../scheduler/configured-profile.ts";
import { isEqual } from "../util/equal.ts";
import { defineCommand } from "./framework.ts";

/** 0 disables a score; a real profile then lists the plugin under `disabled`. */
const MAX_WEIGHT = 100;
const weight = z.int().min(0).max(MAX_WEIGHT).exactOptional();

/** More points than this say nothing that fewer could not. */
const MAX_POINTS = 8;
const MAX_UTILIZATION = 100;
const MAX_SCORE = 10;
const shape = z
  .array(
    z.strictObject({
      utilization: z.int().min(0).max(MAX_UTILIZATION),
      score: z.int().min(0).max(MAX_SCORE),
    }),
  )
  .min(1)
  .max(MAX_POINTS)
  .refine(
    (points) =>
      points.every(({ utilization }, i) => i === 0 || utilization > (points[i - 1]?.utilization ?? -1)),
    "utilization must rise",
  );

const schema = z.strictObject({
  type: z.literal("setSchedulerProfile"),
  /** By kube-scheduler's names of the plugins that score. One that is not there has its default weight. */
  weights: z.strictObject({
    TaintToleration: weight,
    NodeAffinity: weight,
    NodeResourcesFit: weight,
    PodTopologySpread: weight,
    InterPodAffinity: weight,
    NodeResourcesBalancedAllocation: weight,
    ImageLocality: weight,
  }),
  strategy: z.discriminatedUnion("type", [
    z.strictObject({ type: z.enum(["LeastAllocated", "MostAllocated"]) }),
    z.strictObject({ type: z.literal("RequestedToCapacityRatio"), shape }),
  ]),
});
type SetSchedulerProfile = z.infer<typeof schema>;

/**
 * Writes the scheduler's preferences: the weights of its scores, and whether NodeResourcesFit fills Nodes evenly or up.
 * Pods that have a Node stay where they are. Only scores can be changed: filters are the rules that protect everybody
 * (room, taints, ports), and a policy that could break them would not be one.
 * Simplified: kube-scheduler reads its configuration (KubeSchedulerConfiguration v1) when it starts; here the next
 * Pod is placed by it. cpu and memory count the same.
 * Refused with `ProfileUnchanged`.
 */
export const setSchedulerProfile = defineCommand({
  type: "setSchedulerProfile",
  schema,
  roles: ["control-plane", "scheduler"],
  isWork: true,
  refusal(cluster, _seat, command) {
    const isSo = isSameProfile(cluster.schedulerProfile, settingsOf(command));
    return isSo ? { code: "ProfileUnchanged", params: {} } : undefined;
  },
  apply(draft, seat, command) {
    const settings = settingsOf(command);
    draft.schedulerProfile = isDefaultProfile(settings) ? DEFAULT_PROFILE_SETTINGS : settings;
    draft.emit({ type: "SchedulerProfileSet", by: seat.id });
  },
});

/** Weights that are the default's are left out, so that equal policies are equal data. */
function settingsOf({ weights, strategy }: SetSchedulerProfile): ProfileSettings {
  const given: Readonly<Record<string, number | undefined>> = weights;
  const changed = SCORE_PLUGINS.flatMap(({ name, weight: usual }): [string, number][] => {
    const wanted = given[name];
    return wanted === undefined || wanted === usual ? [] : [[name, wanted]];
  });
  return { weights: Object.fromEntries(changed), strategy: strategy as FitStrategy };
}

/** Whether two policies come to the same. */
const isSameProfile = (a: ProfileSettings, b: ProfileSettings): boolean =>
  isEqual(a.strategy, b.strategy) &&
  SCORE_PLUGINS.every((plugin) => weightOf(a, plugin) === weightOf(b, plugin));
