import { SPREAD_CONSTRAINTS, SPREADS, type Spread } from "../../shared/commands/set-placement.ts";
import { LABEL_HOSTNAME, LABEL_ZONE } from "../../shared/model/node.ts";
import type { PodSpec, Toleration } from "../../shared/model/pod.ts";
import type { NodeRow } from "../../shared/projection/rows.ts";
import { DEDICATED, isOwnTaint, nodeFacts } from "../view/node-view.ts";

/** How an app's Pods are placed, in words that controls can hold: labels and tolerations as `key=value`, "" for none. */
export interface PlacementFields {
  readonly selector: string;
  readonly spread: Spread;
  readonly toleration: string;
  readonly priority: string;
}

type Placed = Pick<
  PodSpec,
  "nodeSelector" | "topologySpreadConstraints" | "tolerations" | "priorityClassName"
>;

/** What a template says about places. Of several labels or tolerations the first counts: our controls set one. */
export function placementOf(spec: Placed): PlacementFields {
  const [label] = Object.entries(spec.nodeSelector);
  const [toleration] = spec.tolerations.filter(({ key }) => key !== undefined && isOwnTaint(key));
  return {
    selector: label === undefined ? "" : pair(...label),
    spread: spreadOf(spec),
    toleration: toleration === undefined ? "" : pair(toleration.key ?? "", toleration.value ?? ""),
    priority: spec.priorityClassName ?? "",
  };
}

function spreadOf({ topologySpreadConstraints: constraints }: Placed): Spread {
  const [first] = constraints;
  if (first === undefined) return "none";
  const { topologyKey, whenUnsatisfiable } = first;
  const known = SPREADS.find((spread) =>
    SPREAD_CONSTRAINTS[spread].some(
      (one) => one.topologyKey === topologyKey && one.whenUnsatisfiable === whenUnsatisfiable,
    ),
  );
  return known ?? "none";
}

const pair = (key: string, value: string): string => `${key}=${value}`;

const unpaired = (text: string): readonly [key: string, value: string] => {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
};

/** The node selector of a label; none for "". */
export const selectorFrom = (label: string): Readonly<Record<string, string>> =>
  label === "" ? {} : Object.fromEntries([unpaired(label)]);

/** The tolerations of one taint; none for "". */
export function tolerationsFrom(taint: string): Toleration[] {
  if (taint === "") return [];
  const [key, value] = unpaired(taint);
  return [{ key, operator: "Equal", value }];
}

/** Whether a label says which zone a Node is in. */
export const isZone = (label: string): boolean => label.startsWith(`${LABEL_ZONE}=`);

/** Labels by which Nodes can be told apart: zones first, then what is written on some of them. */
export function nodeLabels(nodes: Iterable<NodeRow>): readonly string[] {
  const labels = new Set<string>();
  for (const row of nodes) {
    for (const [key, value] of Object.entries(nodeFacts(row).labels)) {
      if (key !== LABEL_HOSTNAME && !key.startsWith("kubernetes.io/")) labels.add(pair(key, value));
    }
  }
  return [...labels].sort((a, b) => Number(isZone(b)) - Number(isZone(a)) || (a < b ? -1 : 1));
}

/** What an app could tolerate: its own dedicated Nodes, and the taints that somebody put on Nodes. */
export function taintsToTolerate(app: string, nodes: Iterable<NodeRow>): readonly string[] {
  const taints = new Set([pair(DEDICATED, app)]);
  for (const row of nodes) {
    for (const { key, value } of nodeFacts(row).taints) if (isOwnTaint(key)) taints.add(pair(key, value));
  }
  return [...taints];
}

/** A label as people say it: zones by their name alone. */
export const shortLabel = (label: string): string =>
  isZone(label) ? label.slice(LABEL_ZONE.length + 1) : label;
