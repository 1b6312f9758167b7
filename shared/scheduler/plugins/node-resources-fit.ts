import { z } from "zod";
import type { NodeInfo } from "../../model/node-info.ts";
import { podRequests } from "../../model/pod-requests.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, PODS, type ResourceList } from "../../model/resources.ts";
import { definePlugin, type FilterPlan, type Status } from "../framework.ts";
import { scoringStrategy, strategyScorer } from "../scoring-strategy.ts";

export const REASON_TOO_MANY_PODS = "Too many pods";
export const insufficientReason = (resource: string): string => `Insufficient ${resource}`;

const args = z.strictObject({
  /** Extended resources that are not checked, by name and by the part before the slash. */
  ignoredResources: z.array(z.string()).default([]),
  ignoredResourceGroups: z
    .array(z.string().regex(/^[^/]*$/, "resource group name can't contain '/'"))
    .default([]),
  scoringStrategy,
});

/**
 * Filter: what the Pod requests has to be left on the Node, and a slot for it; all that is missing is reported.
 * Score: by strategy, over requests in which a container without a request counts 100m and 200Mi.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/noderesources/fit.go`, v1.35.
 */
export const nodeResourcesFit = definePlugin({
  name: "NodeResourcesFit",
  weight: 1,
  args,
  wakesOn: ["PodDelete", "NodeAdd", "NodeAllocatable"],
  create({ ignoredResources, ignoredResourceGroups, scoringStrategy: strategy }) {
    const isIgnored = (name: string): boolean =>
      isExtendedResource(name) &&
      (ignoredResources.includes(name) || ignoredResourceGroups.includes(name.slice(0, name.indexOf("/"))));
    return {
      preFilter: (pod) => fitPlan(podRequests(pod).requests, isIgnored),
      preScore(pod) {
        if (strategy.resources.length === 0) return { code: "Error", reasons: ["resources not found"] };
        return { score: strategyScorer(strategy, podRequests(pod)) };
      },
    };
  },
});

/** Names of extended resources have a domain of their own, as in "example.com/gpu". */
const isExtendedResource = (name: string): boolean =>
  name.includes("/") && !name.includes("kubernetes.io/") && !name.startsWith("requests.");

function fitPlan(requests: ResourceList, isIgnored: (name: string) => boolean): FilterPlan {
  const cpu = requests[CPU] ?? 0;
  const memory = requests[MEMORY] ?? 0;
  const ephemeral = requests[EPHEMERAL_STORAGE] ?? 0;
  const scalars = scalarRequests(requests, isIgnored);
  return {
    filter(info) {
      const { allocatable, requested } = info;
      const fits =
        info.pods.length < info.allocatablePods &&
        (cpu === 0 || cpu <= allocatable.cpuMilli - requested.cpuMilli) &&
        (memory === 0 || memory <= allocatable.memoryBytes - requested.memoryBytes) &&
        (ephemeral === 0 || ephemeral <= allocatable.ephemeralBytes - requested.ephemeralBytes) &&
        scalars.every(([name, amount]) => amount <= left(info, name));
      return fits ? undefined : refusal(info, cpu, memory, ephemeral, scalars);
    },
  };
}

const left = ({ allocatable, requested }: NodeInfo, name: string): number =>
  (allocatable.scalar[name] ?? 0) - (requested.scalar[name] ?? 0);

type Amount = readonly [name: string, amount: number];

function scalarRequests(requests: ResourceList, isIgnored: (name: string) => boolean): readonly Amount[] {
  const scalars: Amount[] = [];
  for (const name in requests) {
    if (name === CPU || name === MEMORY || name === EPHEMERAL_STORAGE || name === PODS) continue;
    const amount = requests[name] ?? 0;
    if (amount > 0 && !isIgnored(name)) scalars.push([name, amount]);
  }
  return scalars;
}

/** Only for a Node that does not fit: what is missing, and whether it could ever be enough. */
function refusal(
  info: NodeInfo,
  cpu: number,
  memory: number,
  ephemeral: number,
  scalars: readonly Amount[],
): Status {
  const reasons: string[] = [];
  let resolvable = true;
  if (info.pods.length >= info.allocatablePods) reasons.push(REASON_TOO_MANY_PODS);
  const check = (name: string, wanted: number, allocatable: number, requested: number): void => {
    if (wanted === 0 || wanted <= allocatable - requested) return;
    reasons.push(insufficientReason(name));
    if (wanted > allocatable) resolvable = false;
  };
  const { allocatable, requested } = info;
  check(CPU, cpu, allocatable.cpuMilli, requested.cpuMilli);
  check(MEMORY, memory, allocatable.memoryBytes, requested.memoryBytes);
  check(EPHEMERAL_STORAGE, ephemeral, allocatable.ephemeralBytes, requested.ephemeralBytes);
  for (const [name, amount] of scalars) {
    check(name, amount, allocatable.scalar[name] ?? 0, requested.scalar[name] ?? 0);
  }
  return { code: resolvable ? "Unschedulable" : "UnschedulableAndUnresolvable", reasons };
}
