import { defined } from "../../util/defined.ts";
import type { PodSpec, RestartPolicy } from "../pod.ts";
import { readContainers } from "./container.ts";
import { readLabels } from "./labels.ts";
import { dnsLabelProblems, dnsSubdomainProblems, qualifiedNameProblems } from "./names.ts";
import { readNonNegative } from "./numbers.ts";
import { readAffinity } from "./pod-affinity.ts";
import type { ObjectReader } from "./reader.ts";
import { readResourceList, readResources } from "./resource-list.ts";
import { readToleration } from "./toleration.ts";
import { readTopologySpread } from "./topology-spread.ts";

/** Fields of a Pod's spec that have no meaning in the game. */
const UNMODELLED = [
  "activeDeadlineSeconds",
  "automountServiceAccountToken",
  "dnsConfig",
  "dnsPolicy",
  "enableServiceLinks",
  "ephemeralContainers",
  "hostAliases",
  "hostIPC",
  "hostPID",
  "hostUsers",
  "hostnameOverride",
  "imagePullSecrets",
  "os",
  "readinessGates",
  "resourceClaims",
  "runtimeClassName",
  "securityContext",
  "serviceAccount",
  "serviceAccountName",
  "setHostnameAsFQDN",
  "shareProcessNamespace",
  "volumes",
  "workloadRef",
];

const DEFAULT_GRACE_SECONDS = 30;
const DEFAULT_SCHEDULER = "default-scheduler";

const RESTART_POLICIES: readonly RestartPolicy[] = ["Always", "OnFailure", "Never"];

/**
 * The spec of a Pod or of a template, with Kubernetes' defaults.
 * Simplified: `priority` stays 0 unless it is given; whoever stores the Pod resolves `priorityClassName`.
 * Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` ValidatePodSpec and `pkg/apis/core/v1/defaults.go`, v1.35.
 */
export function readPodSpec(reader: ObjectReader): PodSpec {
  const names = new Set<string>();
  const spec = {
    containers: readContainers(reader, "containers", names),
    initContainers: readContainers(reader, "initContainers", names),
    nodeName: reader.optionalText("nodeName"),
    nodeSelector: readLabels(reader, "nodeSelector"),
    affinity: readAffinity(reader),
    tolerations: reader.objects("tolerations").map(readToleration),
    topologySpreadConstraints: readTopologySpread(reader),
    priority: reader.integer("priority", 0),
    priorityClassName: reader.optionalText("priorityClassName"),
    preemptionPolicy: reader.word(
      "preemptionPolicy",
      ["PreemptLowerPriority", "Never"],
      "PreemptLowerPriority",
    ),
    restartPolicy: reader.word("restartPolicy", RESTART_POLICIES, "Always"),
    terminationGracePeriodSeconds: readNonNegative(
      reader,
      "terminationGracePeriodSeconds",
      DEFAULT_GRACE_SECONDS,
    ),
    schedulerName: reader.optionalText("schedulerName") ?? DEFAULT_SCHEDULER,
    schedulingGates: readGates(reader),
    hostNetwork: reader.bool("hostNetwork"),
    hostname: reader.optionalText("hostname"),
    subdomain: reader.optionalText("subdomain"),
    overhead: readResourceList(reader, "overhead"),
    resources: reader.has("resources") ? readResources(reader, "resources") : undefined,
  };
  if (reader.strict) checkPodSpec(reader, spec);
  reader.unmodelled(...UNMODELLED);
  reader.close();
  return defined(spec);
}

const NAME_RULES = [
  ["nodeName", dnsSubdomainProblems],
  ["priorityClassName", dnsSubdomainProblems],
  ["hostname", dnsLabelProblems],
  ["subdomain", dnsLabelProblems],
] as const;
type NamedField = (typeof NAME_RULES)[number][0];

function checkPodSpec(
  reader: ObjectReader,
  spec: Pick<PodSpec, "containers"> & Readonly<Record<NamedField, string | undefined>>,
): void {
  const { errors } = reader;
  if (spec.containers.length === 0) errors.required(reader.at("containers"));
  for (const [name, problemsOf] of NAME_RULES) {
    const value = spec[name];
    if (value !== undefined) errors.invalidAll(reader.at(name), value, problemsOf(value));
  }
}

function readGates(reader: ObjectReader): readonly string[] {
  const names: string[] = [];
  for (const gate of reader.objects("schedulingGates")) {
    const name = gate.text("name");
    if (gate.strict) {
      gate.errors.invalidAll(gate.at("name"), name, qualifiedNameProblems(name));
      if (names.includes(name)) gate.errors.duplicate(gate.at("name"), name);
    }
    gate.close();
    names.push(name);
  }
  return names;
}
