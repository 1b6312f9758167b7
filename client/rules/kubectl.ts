import type { Command } from "../../shared/commands/registry.ts";
import { SPREAD_CONSTRAINTS } from "../../shared/commands/set-placement.ts";
import { MIB } from "../../shared/model/resources.ts";
import { kubeSchedulerConfiguration } from "../../shared/scheduler/configuration.ts";
import { settingsOfPolicy } from "./policy.ts";
import { type Yaml, yamlText } from "./yaml-text.ts";

/** A command in Kubernetes' own words. */
export interface Spoken {
  /** What somebody at a terminal would type. */
  readonly line: string;
  /** The part of the manifest that says the same; missing where nothing is declared. */
  readonly yaml?: string;
}

type Of<Type extends Command["type"]> = Extract<Command, { readonly type: Type }>;

/** How commands are said, each by its type. */
type Words = { readonly [Type in Command["type"]]?: (command: Of<Type>, image: string) => Spoken };

/**
 * What a command amounts to. `image` is that of the app, for a Pod that is made by hand. Undefined for commands that have
 * no counterpart in kubectl.
 */
export function spoken(command: Command, image = ""): Spoken | undefined {
  // Each entry is asked only for commands of its own type.
  const words = WORDS[command.type] as ((command: Command, image: string) => Spoken) | undefined;
  return words?.(command, image);
}

const WORDS: Words = {
  scale: ({ deployment, replicas }) => ({
    line: `kubectl scale deployment ${deployment} --replicas=${replicas}`,
    yaml: deploymentYaml(deployment, { replicas }),
  }),
  createPod: ({ app }, image) => ({ line: `kubectl create -f ${app}-pod.yaml`, yaml: podYaml(app, image) }),
  deletePod: ({ pod, force }) => ({ line: `kubectl delete pod ${pod}${force ? " --force" : ""}` }),
  setImage: ({ deployment, image }) => ({
    line: `kubectl set image deployment/${deployment} ${deployment}=${image}`,
    yaml: containerYaml(deployment, { image }),
  }),
  undoRollout: ({ deployment }) => ({ line: `kubectl rollout undo deployment/${deployment}` }),
  pauseRollout: ({ deployment }) => ({ line: `kubectl rollout pause deployment/${deployment}` }),
  resumeRollout: ({ deployment }) => ({ line: `kubectl rollout resume deployment/${deployment}` }),
  setStrategy: (command) =>
    applied(command.deployment, deploymentYaml(command.deployment, { strategy: strategy(command) })),
  setReadinessProbe: (command) =>
    applied(command.deployment, containerYaml(command.deployment, probe(command))),
  setResources: resources,
  setAutoscaler: autoscaler,
  deleteAutoscaler: ({ deployment }) => ({ line: `kubectl delete hpa ${deployment}` }),
  setPlacement: (command) => applied(command.deployment, podSpecYaml(command.deployment, placement(command))),
  createBudget: ({ app, minAvailable }) => ({
    line: `kubectl create pdb ${app} --selector=app=${app} --min-available=${minAvailable}`,
    yaml: yamlText({
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name: app },
      spec: { minAvailable, selector: { matchLabels: { app } } },
    }),
  }),
  cordon: ({ node }) => ({ line: `kubectl cordon ${node}` }),
  uncordon: ({ node }) => ({ line: `kubectl uncordon ${node}` }),
  drain: ({ node, force }) => ({
    line: `kubectl drain ${node} --ignore-daemonsets${force ? " --force" : ""}`,
  }),
  taintNode: ({ node, key, value, effect }) => ({
    line: `kubectl taint nodes ${node} ${key}=${value}:${effect}`,
    yaml: yamlText({
      kind: "Node",
      metadata: { name: node },
      spec: { taints: [{ key, value, effect }] },
    }),
  }),
  untaintNode: ({ node, key, effect }) => ({
    line: `kubectl taint nodes ${node} ${key}${effect ? `:${effect}` : ""}-`,
  }),
  setSchedulerProfile: (command) => ({
    line: "kube-scheduler --config=my-scheduler.yaml",
    yaml: kubeSchedulerConfiguration(settingsOfPolicy(command)),
  }),
};

/** kubectl has no verb of its own for most of a manifest: the file is changed and applied. */
const applied = (name: string, yaml: string): Spoken => ({ line: `kubectl apply -f ${name}.yaml`, yaml });

const deploymentYaml = (name: string, spec: Yaml): string =>
  yamlText({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name }, spec });

const podSpecYaml = (name: string, spec: Yaml): string => deploymentYaml(name, { template: { spec } });

const containerYaml = (name: string, container: Readonly<Record<string, Yaml>>): string =>
  podSpecYaml(name, { containers: [{ name, ...container }] });

const podYaml = (app: string, image: string): string =>
  yamlText({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: `${app}-`, labels: { app } },
    spec: { containers: [{ name: app, image }] },
  });

function strategy({ strategy: wanted }: Of<"setStrategy">): Yaml {
  if (wanted.type === "Recreate") return { type: wanted.type };
  const { maxSurge, maxUnavailable } = wanted;
  return { type: wanted.type, rollingUpdate: { maxSurge, maxUnavailable } };
}

const probe = (command: Of<"setReadinessProbe">): Readonly<Record<string, Yaml>> =>
  command.enabled
    ? {
        readinessProbe: {
          httpGet: { path: "/ready", port: 80 },
          initialDelaySeconds: command.initialDelaySeconds,
          periodSeconds: command.periodSeconds,
          failureThreshold: command.failureThreshold,
        },
      }
    : {};

/** Millicores as a quantity: 500 is "500m", 2,000 is "2". */
const cpuQuantity = (milli: number): string => (milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`);

const memoryQuantity = (bytes: number): string => {
  const mebibytes = Math.round(bytes / MIB);
  if (mebibytes === 0) return "0";
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
};

function amounts({ cpu, memory }: Of<"setResources">["limits"]): Readonly<Record<string, string>> {
  return {
    ...(cpu !== undefined && { cpu: cpuQuantity(cpu) }),
    ...(memory !== undefined && { memory: memoryQuantity(memory) }),
  };
}

function resources({ deployment, requests, limits }: Of<"setResources">): Spoken {
  const parts = { requests: amounts(requests), limits: amounts(limits) };
  const flags = Object.entries(parts).flatMap(([name, list]) => {
    const items = Object.entries(list).map(([resource, quantity]) => `${resource}=${quantity}`);
    return items.length === 0 ? [] : [` --${name}=${items.join(",")}`];
  });
  return {
    line: `kubectl set resources deployment ${deployment}${flags.join("")}`,
    yaml: containerYaml(deployment, { resources: parts }),
  };
}

function autoscaler(command: Of<"setAutoscaler">): Spoken {
  const { deployment, min, max, targetUtilization, scaleDownStabilizationSeconds: window } = command;
  return {
    line: `kubectl autoscale deployment ${deployment} --min=${min} --max=${max} --cpu=${targetUtilization}%`,
    yaml: yamlText({
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: deployment },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment },
        minReplicas: min,
        maxReplicas: max,
        metrics: [
          {
            type: "Resource",
            resource: { name: "cpu", target: { type: "Utilization", averageUtilization: targetUtilization } },
          },
        ],
        ...(window !== undefined && { behavior: { scaleDown: { stabilizationWindowSeconds: window } } }),
      },
    }),
  };
}

function placement({ deployment, ...wanted }: Of<"setPlacement">): Yaml {
  const { nodeSelector, spread, tolerations, priorityClassName } = wanted;
  return {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    ...(spread && {
      topologySpreadConstraints: SPREAD_CONSTRAINTS[spread].map((constraint) => ({
        ...constraint,
        labelSelector: { matchLabels: { app: deployment } },
      })),
    }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}
