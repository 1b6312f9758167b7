import { DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from "../scaling-defaults.ts";
import type { HorizontalPodAutoscaler, ScalingPolicy, ScalingRules } from "../workload.ts";
import type { ObjectReader } from "./reader.ts";

const MAX_WINDOW_SECONDS = 3600;
const MAX_PERIOD_SECONDS = 1800;

/** `behavior` of an autoscaler; each part that is missing has its default. */
export function readBehavior(parent: ObjectReader): HorizontalPodAutoscaler["spec"]["behavior"] {
  const reader = parent.object("behavior");
  const behavior = {
    scaleUp: readScalingRules(reader, "scaleUp", DEFAULT_SCALE_UP),
    scaleDown: readScalingRules(reader, "scaleDown", DEFAULT_SCALE_DOWN),
  };
  reader.close();
  return behavior;
}

/** Rules of one direction. Source: kubernetes/kubernetes `pkg/apis/autoscaling/validation/validation.go`, v1.35. */
function readScalingRules(parent: ObjectReader, name: string, defaults: ScalingRules): ScalingRules {
  const reader = parent.object(name);
  const policies = reader.objects("policies").map(readPolicy);
  const rules: ScalingRules = {
    selectPolicy: reader.word("selectPolicy", ["Disabled", "Max", "Min"], defaults.selectPolicy),
    stabilizationWindowSeconds: reader.integer(
      "stabilizationWindowSeconds",
      defaults.stabilizationWindowSeconds,
    ),
    policies: reader.has("policies") ? policies : defaults.policies,
  };
  if (reader.strict) checkRules(reader, rules);
  reader.unmodelled("tolerance");
  reader.close();
  return rules;
}

function checkRules(reader: ObjectReader, rules: ScalingRules): void {
  const { errors } = reader;
  const { stabilizationWindowSeconds: seconds } = rules;
  const path = reader.at("stabilizationWindowSeconds");
  if (seconds < 0) errors.invalid(path, seconds, "must be greater than or equal to zero");
  if (seconds > MAX_WINDOW_SECONDS) {
    errors.invalid(path, seconds, `must be less than or equal to ${MAX_WINDOW_SECONDS}`);
  }
  if (rules.policies.length === 0) errors.required(reader.at("policies"), "must specify at least one Policy");
}

function readPolicy(reader: ObjectReader): ScalingPolicy {
  const policy = {
    type: reader.word("type", ["Percent", "Pods"], "Pods"),
    value: reader.integer("value", 0),
    periodSeconds: reader.integer("periodSeconds", 0),
  };
  if (reader.strict) {
    if (!reader.has("type")) reader.errors.required(reader.at("type"));
    for (const field of ["value", "periodSeconds"] as const) {
      if (policy[field] <= 0) {
        reader.errors.invalid(reader.at(field), policy[field], "must be greater than zero");
      }
    }
    if (policy.periodSeconds > MAX_PERIOD_SECONDS) {
      const detail = `must be less than or equal to ${MAX_PERIOD_SECONDS}`;
      reader.errors.invalid(reader.at("periodSeconds"), policy.periodSeconds, detail);
    }
  }
  reader.close();
  return policy;
}
