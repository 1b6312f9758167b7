import { budgetOf } from "../commands/create-budget.ts";
import { autoscalerOf } from "../commands/set-autoscaler.ts";
import { rollbackTemplate } from "../controllers/deployment/rollback.ts";
import { rolloutStatus } from "../controllers/deployment/rollout-status.ts";
import { type AppSpec, orderAt } from "../model/catalogue.ts";
import type { ClusterReader, ClusterState } from "../model/cluster-state.ts";
import { podKeysWithLabel } from "../model/derived.ts";
import { isPodFinished, isPodTerminating } from "../model/pod.ts";
import { LABEL_APP } from "../model/pod-creation.ts";
import { MIB } from "../model/resources.ts";
import { TICK_MS } from "../model/timings.ts";
import { usageReportKey } from "../model/usage-report.ts";
import type { Deployment } from "../model/workload.ts";
import type { AppRow, DeclaredApp, ToldUsage } from "./rows.ts";

type DeclaredFields = Pick<
  AppRow,
  | "pods"
  | "ordered"
  | "orderedImage"
  | "dueTick"
  | "declared"
  | "versions"
  | "rollout"
  | "undoImage"
  | "utilization"
  | "disruptionsAllowed"
  | "told"
>;

/** What is wanted of an app and what is declared for it. Where a chapter has no tools nobody declares: then it is short. */
export function declaredFields(
  cluster: ClusterState,
  app: AppSpec,
  deployment: Deployment | undefined,
): DeclaredFields {
  const order = orderAt(app, cluster.now);
  const autoscaler = autoscalerOf(cluster, app.name);
  const budget = budgetOf(cluster, app.name);
  const isDeclaring = cluster.settings.tools !== undefined && deployment !== undefined;
  return {
    pods: podsOf(cluster, app.name),
    ordered: order?.replicas ?? -1,
    orderedImage: order?.image ?? "",
    dueTick: (order?.dueMs ?? 0) / TICK_MS,
    declared: isDeclaring ? declaredText(deployment, autoscaler?.spec, budget?.spec) : "",
    versions: isDeclaring ? versionsOf(cluster, app) : "",
    rollout: isDeclaring ? rolloutOf(deployment) : "",
    undoImage: isDeclaring ? undoImage(cluster, deployment) : "",
    utilization: autoscaler?.status.currentUtilization ?? -1,
    disruptionsAllowed: budget?.status.disruptionsAllowed ?? -1,
    told: JSON.stringify(told(cluster, app.name)),
  };
}

const podsOf = (cluster: ClusterState, app: string): number =>
  podKeysWithLabel(cluster.podsByLabel, LABEL_APP, app).filter((key) => {
    const pod = cluster.pods.get(key);
    return pod !== undefined && !isPodTerminating(pod) && !isPodFinished(pod);
  }).length;

const deploymentTexts = new WeakMap<Deployment["spec"], string>();

/** Specs are replaced whole, so the long part is written only when it changes. */
function declaredText(
  { spec }: Deployment,
  autoscaler: DeclaredApp["autoscaler"],
  budget: DeclaredApp["budget"],
): string {
  let text = deploymentTexts.get(spec);
  if (text === undefined) {
    const { replicas: _, ...rest } = spec;
    text = JSON.stringify(rest);
    deploymentTexts.set(spec, text);
  }
  const others = [
    ...(autoscaler === undefined ? [] : [`,"autoscaler":${JSON.stringify(autoscaler)}`]),
    ...(budget === undefined ? [] : [`,"budget":${JSON.stringify(budget)}`]),
  ];
  return `{"deployment":${text}${others.join("")}}`;
}

/**
 * Images of an app bear its name. Where versions are ordered, one is told of when its order comes. Those that are broken
 * are for the players to find out.
 */
function versionsOf({ settings, now }: ClusterReader, { name, orders = [] }: AppSpec): string {
  const images = settings.catalogue.images.map((image) => image.name);
  const later = orders.flatMap(({ atMs, image }) => (atMs > now ? (image ?? []) : []));
  return images.filter((image) => image.startsWith(`${name}:`) && !later.includes(image)).join(",");
}

function rolloutOf(deployment: Deployment): string {
  // Nobody has looked at it yet: without the controller it will stay so.
  if (deployment.status.observedGeneration === 0) return "";
  const { done, failed } = rolloutStatus(deployment);
  return failed ? "stuck" : done ? "" : "progressing";
}

function undoImage(cluster: ClusterReader, deployment: Deployment): string {
  const template = rollbackTemplate(cluster, deployment, 0);
  return template.ok ? (template.value.spec.containers[0]?.image ?? "") : "";
}

const told = ({ usageReports }: ClusterReader, app: string): readonly ToldUsage[] =>
  usageReports.withPrefix(usageReportKey(app, "")).map(({ node, at, cpuMilli, memoryBytes, rps }) => ({
    node,
    tick: Math.floor(at / TICK_MS),
    cpuMilli,
    memoryMi: Math.round(memoryBytes / MIB),
    rps,
  }));
