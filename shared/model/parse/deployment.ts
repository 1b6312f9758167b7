import type { ConditionStatus } from "../meta.ts";
import type {
  Deployment,
  DeploymentCondition,
  DeploymentConditionType,
  DeploymentStatus,
  DeploymentStrategy,
  IntOrPercent,
} from "../workload.ts";
import { readMetadata } from "./metadata.ts";
import { readIntOrPercent, readNonNegative, readReplicas } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import type { ObjectReader } from "./reader.ts";
import { readSelectedTemplate } from "./selected-template.ts";

/** Source: kubernetes/kubernetes `pkg/apis/apps/v1/defaults.go` SetDefaults_Deployment, v1.35. */
const DEFAULT_STEP: IntOrPercent = "25%";
const DEFAULT_HISTORY = 10;
const DEFAULT_DEADLINE_SECONDS = 600;

export const deploymentParser = defineParser("Deployment", ["apps/v1"], (reader): Deployment => {
  const metadata = readMetadata(reader, { namespaced: true });
  const specReader = reader.object("spec");
  const spec = {
    replicas: readReplicas(specReader, "replicas", 1),
    ...readSelectedTemplate(specReader, "deployment"),
    strategy: readStrategy(specReader),
    minReadySeconds: readNonNegative(specReader, "minReadySeconds", 0),
    revisionHistoryLimit: readNonNegative(specReader, "revisionHistoryLimit", DEFAULT_HISTORY),
    progressDeadlineSeconds: readNonNegative(specReader, "progressDeadlineSeconds", DEFAULT_DEADLINE_SECONDS),
    paused: specReader.bool("paused"),
  };
  if (reader.strict && spec.progressDeadlineSeconds <= spec.minReadySeconds) {
    const path = specReader.at("progressDeadlineSeconds");
    reader.errors.invalid(path, spec.progressDeadlineSeconds, "must be greater than minReadySeconds");
  }
  specReader.close();
  return { kind: "Deployment", metadata, spec, status: readStatus(reader) };
});

/** Source: kubernetes/kubernetes `pkg/apis/apps/validation/validation.go` ValidateDeploymentStrategy, v1.35. */
function readStrategy(parent: ObjectReader): DeploymentStrategy {
  const reader = parent.object("strategy");
  const type = reader.word("type", ["Recreate", "RollingUpdate"], "RollingUpdate");
  const rolling = reader.optionalObject("rollingUpdate");
  reader.close();
  if (type === "Recreate") {
    if (reader.strict && rolling) {
      const detail = "may not be specified when strategy `type` is 'Recreate'";
      reader.errors.forbidden(rolling.path, detail);
    }
    return { type };
  }
  if (rolling === undefined) return { type, maxSurge: DEFAULT_STEP, maxUnavailable: DEFAULT_STEP };
  const maxUnavailable = readIntOrPercent(rolling, "maxUnavailable") ?? DEFAULT_STEP;
  const maxSurge = readIntOrPercent(rolling, "maxSurge") ?? DEFAULT_STEP;
  if (reader.strict && isZero(maxUnavailable) && isZero(maxSurge)) {
    const path = rolling.at("maxUnavailable");
    reader.errors.invalid(path, maxUnavailable, "may not be 0 when `maxSurge` is 0");
  }
  rolling.close();
  return { type, maxSurge, maxUnavailable };
}

const isZero = (value: IntOrPercent): boolean => value === 0 || value === "0%";

function readStatus(parent: ObjectReader): DeploymentStatus {
  const reader = parent.object("status");
  const count = (name: string): number => (reader.strict ? 0 : reader.integer(name, 0));
  return {
    replicas: count("replicas"),
    updatedReplicas: count("updatedReplicas"),
    readyReplicas: count("readyReplicas"),
    availableReplicas: count("availableReplicas"),
    unavailableReplicas: count("unavailableReplicas"),
    observedGeneration: count("observedGeneration"),
    conditions: reader.strict ? [] : reader.objects("conditions").map(readCondition),
  };
}

function readCondition(reader: ObjectReader): DeploymentCondition {
  return {
    type: reader.text("type") as DeploymentConditionType,
    status: reader.word<ConditionStatus>("status", ["True", "False", "Unknown"], "Unknown"),
    reason: reader.text("reason"),
    message: reader.text("message"),
    lastTransitionTime: reader.time("lastTransitionTime") ?? 0,
    lastUpdateTime: reader.time("lastUpdateTime") ?? 0,
  };
}
