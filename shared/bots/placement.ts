import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Labels } from "../model/meta.ts";
import { type ClusterNode, LABEL_HOSTNAME, LABEL_ZONE } from "../model/node.ts";
import { appOf } from "../model/pod-creation.ts";
import type { Deployment, PriorityClass } from "../model/workload.ts";
import type { Situation } from "./framework.ts";

/** Key of the taint of Nodes that are kept for one app. */
const DEDICATED = "dedicated";

/** Keeps Nodes that an app cannot do without free of all others. Its own Pods have to tolerate that first. */
export function dedicating(situation: Situation): readonly Command[] {
  const { reader, character } = situation;
  if (character === "clumsy") return [];
  return needyApps(reader).flatMap(({ deployment, nodes }): Command[] => {
    const { name } = deployment.metadata;
    const runs = deployment.spec.replicas > 0;
    if (runs && !toleratesOwn(deployment)) return [];
    if (character === "average" && !isPending(reader, name)) return [];
    return nodes
      .filter(({ spec }) => !spec.taints.some(({ key }) => key === DEDICATED))
      .map(({ metadata }) => ({
        type: "taintNode",
        node: metadata.name,
        key: DEDICATED,
        value: name,
        // Whoever is there already has to leave, or nothing is won.
        effect: isSharedWithOthers(reader, metadata.name, name) ? "NoExecute" : "NoSchedule",
      }));
  });
}

/** Says where Pods may run, and who makes room for whom. */
export function placing(situation: Situation): readonly Command[] {
  if (situation.character === "clumsy") return guesses(situation);
  return [...tolerating(situation), ...unpinning(situation), ...ranking(situation)];
}

interface NeedyApp {
  readonly deployment: Deployment;
  readonly nodes: readonly ClusterNode[];
}

/** Apps that run on Nodes with a certain label only, and which those are. */
function needyApps(reader: ClusterReader): readonly NeedyApp[] {
  return [...reader.deployments.values()].flatMap((deployment): NeedyApp[] => {
    const selector = selectorOf(deployment);
    const isPlace = LABEL_ZONE in selector || LABEL_HOSTNAME in selector;
    if (Object.keys(selector).length === 0 || isPlace) return [];
    const nodes = [...reader.nodes.values()].filter(({ metadata }) =>
      Object.entries(selector).every(([key, value]) => metadata.labels[key] === value),
    );
    return [{ deployment, nodes }];
  });
}

const selectorOf = ({ spec }: Deployment): Labels => spec.template.spec.nodeSelector;

const toleratesOwn = ({ metadata, spec }: Deployment): boolean =>
  spec.template.spec.tolerations.some(({ key, value }) => key === DEDICATED && value === metadata.name);

const isSharedWithOthers = (reader: ClusterReader, node: string, app: string): boolean =>
  reader.nodeInfos.get(node)?.pods.some(({ metadata }) => appOf(metadata.labels) !== app) === true;

/** Pods of the app find no Node. */
const isPending = (reader: ClusterReader, app: string): boolean =>
  [...reader.queue.values()].some(
    ({ podKey, where }) =>
      where === "unschedulable" && appOf(reader.pods.get(podKey)?.metadata.labels ?? {}) === app,
  );

const isFailing = (reader: ClusterReader, app: string): boolean =>
  [...reader.traffic.values()].some(({ app: name, failedRps }) => name === app && failedRps > 0);

function tolerating({ reader, character }: Situation): readonly Command[] {
  return needyApps(reader)
    .filter(({ deployment }) => !toleratesOwn(deployment))
    .map(({ deployment }) => deployment.metadata.name)
    .filter((name) => character === "perfect" || isPending(reader, name))
    .map((name) => ({
      type: "setPlacement",
      deployment: name,
      tolerations: [{ key: DEDICATED, operator: "Equal", value: name }],
    }));
}

/** Apps that are tied to one zone are let go and spread, once the Nodes that others cannot do without are safe. */
function unpinning({ reader, character, slips }: Situation): readonly Command[] {
  const isReady =
    character !== "perfect" ||
    needyApps(reader).every(({ nodes }) =>
      nodes.every(({ spec }) => spec.taints.some(({ key }) => key === DEDICATED)),
    );
  const [first] = byImportance(reader);
  const pinned = pinnedApps(reader);
  const hasBegun = [...reader.deployments.values()].some(isSpread);
  const isSeen = hasBegun || pinned.some((name) => isPending(reader, name));
  if (character === "perfect" ? !isReady : !isSeen) return [];
  return pinned.map((name) => ({
    type: "setPlacement",
    deployment: name,
    nodeSelector: {},
    // One who is not careful takes the strict rule.
    spread: slips ? "zones" : "zones-if-possible",
    ...(character === "perfect" && first !== undefined && { priorityClassName: first.metadata.name }),
  }));
}

const isSpread = ({ spec }: Deployment): boolean => spec.template.spec.topologySpreadConstraints.length > 0;

const pinnedApps = (reader: ClusterReader): readonly string[] =>
  [...reader.deployments.values()]
    .filter((deployment) => selectorOf(deployment)[LABEL_ZONE] !== undefined)
    .map(({ metadata }) => metadata.name);

/** Priority classes, the most important first. */
const byImportance = (reader: ClusterReader): readonly PriorityClass[] =>
  [...reader.priorityClasses.values()].sort((a, b) => b.value - a.value);

/** Raises apps that somebody more important would take the room of; on average, once that has happened. */
function ranking({ reader, character }: Situation): readonly Command[] {
  const [first] = byImportance(reader);
  const apps = [...reader.deployments.values()].filter(
    ({ spec }) => spec.replicas > 0 || character === "perfect",
  );
  const priorityOf = ({ spec }: Deployment): number =>
    reader.priorityClasses.get(spec.template.spec.priorityClassName ?? "")?.value ?? 0;
  const rival = apps.find((one) => priorityOf(one) > 0 && priorityOf(one) < (first?.value ?? 0));
  if (first === undefined || rival === undefined || character === "clumsy") return [];
  return apps
    .filter((app) => priorityOf(app) < priorityOf(rival))
    .filter(
      ({ metadata: { name } }) =>
        character === "perfect" || (isPending(reader, name) && isFailing(reader, name)),
    )
    .map(({ metadata }) => ({
      type: "setPlacement",
      deployment: metadata.name,
      priorityClassName: first.metadata.name,
    }));
}

/** Whoever is careless ties a failing app to another zone. */
function guesses({ reader, rng }: Situation): readonly Command[] {
  const zones = [
    ...new Set([...reader.nodes.values()].map(({ metadata }) => metadata.labels[LABEL_ZONE] ?? "")),
  ];
  return pinnedApps(reader)
    .filter((name) => isFailing(reader, name))
    .map((deployment) => ({
      type: "setPlacement",
      deployment,
      nodeSelector: { [LABEL_ZONE]: rng.pick(zones) },
    }));
}
