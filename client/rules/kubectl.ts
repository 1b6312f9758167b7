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

/**
 * What a command amounts to. `image` is that of the app, for a Pod that is made by hand. Undefined for commands that have
 * no counterpart in kubectl.
 */
export function spoken(command: Command, image = ""): Spoken | undefined {
  switch (command.type) {
    case "scale":
      return {
        line: `kubectl scale deployment ${command.deployment} --replicas=${command.replicas}`,
        yaml: deploymentYaml(command.deployment, { replicas: command.replicas }),
      };
    case "createPod":
      return { line: `kubectl create -f ${command.app}-pod.yaml`, yaml: podYaml(command.app, image) };
    case "deletePod":
      return { line: `kubectl delete pod ${command.pod}${command.force ? " --force" : ""}` };
    case "setImage":
      return {
        line: `kubectl set image deployment/${command.deployment} ${command.deployment}=${command.image}`,
        yaml: containerYaml(command.deployment, { image: command.image }),
      };
    case "undoRollout":
      return { line: `kubectl rollout undo deployment/${command.deployment}` };
    case "pauseRollout":
      return { line: `kubectl rollout pause deployment/${command.deployment}` };
    case "resumeRollout":
      return { line: `kubectl rollout resume deployment/${command.deployment}` };
    case "setStrategy":
      return applied(command.deployment, deploymentYaml(command.deployment, { strategy: strategy(command) }));
    case "setReadinessProbe":
      return applied(command.deployment, containerYaml(command.deployment, probe(command)));
    case "setResources":
      return resources(command);
    case "setAutoscaler":
      return autoscaler(command);
    case "deleteAutoscaler":
      return { line: `kubectl delete hpa ${command.deployment}` };
    case "setPlacement":
      return applied(command.deployment, podSpecYaml(command.deployment, placement(command)));
    case "createBudget":
      return budget(command);
    case "cordon":
    case "uncordon":
      return { line: `kubectl ${command.type} ${command.node}` };
    case "drain":
      return { line: `kubectl drain ${command.node} --ignore-daemonsets${command.force ? " --force" : ""}` };
    case "taintNode":
      return {
        line: `kubectl taint nodes ${command.node} ${command.key}=${command.value}:${command.effect}`,
        yaml: yamlText({
          kind: "Node",
          metadata: { name: command.node },
          spec: { taints: [{ key: command.key, value: command.value, effect: command.effect }] },
        }),
      };
    case "setSchedulerProfile":
      return {
        line: "kube-scheduler --config=my-scheduler.yaml",
        yaml: kubeSchedulerConfiguration(settingsOfPolicy(command)),
      };
    case "untaintNode":
      return {
        line: `kubectl taint nodes ${command.node} ${command.key}${command.effect ? `:${command.effect}` : ""}-`,
      };
    default:
      return undefined;
  }
}

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

const budget = ({ app, minAvailable }: Of<"createBudget">): Spoken => ({
  line: `kubectl create pdb ${app} --selector=app=${app} --min-available=${minAvailable}`,
  yaml: yamlText({
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: app },
    spec: { minAvailable, selector: { matchLabels: { app } } },
  }),
});
