import type { MachineRow, PodRow, RuntimeRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { type AppView, appView } from "./app-view.ts";
import { type NodeView, nodeView, type PullView, pullViews } from "./node-view.ts";
import { needsHand, type PodShape, type PodView, podLook, podShape } from "./pod-view.ts";
import { type ZoneView, zoneViews } from "./zones.ts";

/** Everything that the board shows of a cluster, without places. Lists are in the order in which they stand there. */
export interface BoardModel {
  /** By name. */
  readonly nodes: readonly NodeView[];
  /** All Pods, oldest first, then by name. */
  readonly pods: readonly PodView[];
  /** By style, then by name. */
  readonly apps: readonly AppView[];
  /** Empty where zones play no part. */
  readonly zones: readonly ZoneView[];
}

/** Pods that are shown at a Node before the server answered: name of the Node by name of the Pod. */
export type Ghosts = ReadonlyMap<string, string>;

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : Number(a.name > b.name);

/** A cluster without Nodes still needs a measure for its Pods. */
const DEFAULT_CPU_MILLI = 8000;
const DEFAULT_MEMORY_MI = 16 * 1024;

/** What the model is made of: the rows of a store, its round, and what was asked for and not answered yet. */
export interface BoardSource {
  readonly rows: ClusterRows;
  readonly tick: number;
  /** `player` or `auto`. */
  readonly kubelet: string;
  /** Of the round, joined by commas. */
  readonly tools: string;
  readonly ghosts: Ghosts;
}

export function boardModel(source: BoardSource): BoardModel {
  const { rows, tick, ghosts } = source;
  const apps = [...rows.apps.values()].map(appView);
  apps.sort((a, b) => a.style - b.style || byName(a, b));
  const styles = new Map(apps.map(({ name, style }) => [name, style]));
  const machines = new Map([...rows.machines.values()].map((machine) => [machine.node, machine]));
  const pulls = new Map([...machines].map(([node, machine]) => [node, pullViews(machine, tick)]));
  const runtimes = new Map([...rows.runtimes.values()].map((runtime) => [runtime.pod, runtime]));
  const machineSize = largestMachine(rows);

  const pods = [...rows.pods.values()].map((row) => {
    const node = row.node === "" ? (ghosts.get(row.name) ?? "") : row.node;
    const shape = podShape(rows.templates.get(row.template));
    const style = styles.get(row.app) ?? -1;
    const known = runtimes.get(row.name);
    // A Pod of the same name may be dying on another machine.
    const runtime = known?.node === node ? known : undefined;
    const context = { shape, style, machineSize, runtime, pulls: pulls.get(node), kubelet: source.kubelet };
    return podView(row.node === node ? row : { ...row, node }, context);
  });
  pods.sort((a, b) => a.createdTick - b.createdTick || byName(a, b));

  const nodes = nodeViews(rows, pods, machines);
  return { nodes, pods, apps, zones: zoneViews(nodes, source.tools) };
}

interface PodContext {
  readonly shape: PodShape;
  readonly style: number;
  readonly machineSize: { readonly cpuMilli: number; readonly memoryMi: number };
  readonly runtime: RuntimeRow | undefined;
  readonly pulls: readonly PullView[] | undefined;
  readonly kubelet: string;
}

function podView(row: PodRow, context: PodContext): PodView {
  const { shape, machineSize, runtime } = context;
  const look = podLook(row, runtime);
  const pull = context.pulls?.find(({ image }) => image === shape.image);
  const progress = pull?.progress ?? (runtime?.stage === "image" ? 0 : undefined);
  return {
    name: row.name,
    app: row.app,
    style: context.style,
    node: row.node,
    look,
    share: Math.max(shape.cpuMilli / machineSize.cpuMilli, shape.memoryMi / machineSize.memoryMi),
    cpuMilli: shape.cpuMilli,
    memoryMi: shape.memoryMi,
    containers: shape.containers,
    hung: runtime?.hung ?? false,
    needsHand: needsHand(runtime, context.kubelet),
    restarts: row.restarts,
    createdTick: row.createdTick,
    ...(look === "pulling" && progress !== undefined && { progress }),
    ...(runtime !== undefined &&
      runtime.memoryLimitMi > 0 && { memoryUse: runtime.memoryUsedMi / runtime.memoryLimitMi }),
  };
}

function nodeViews(
  rows: ClusterRows,
  pods: readonly PodView[],
  machines: ReadonlyMap<string, MachineRow>,
): readonly NodeView[] {
  const reserved = new Map<string, { cpuMilli: number; memoryMi: number }>();
  for (const pod of pods) {
    // What has ended holds nothing any more.
    if (pod.node === "" || rows.pods.get(pod.name)?.finished) continue;
    const sum = reserved.get(pod.node) ?? { cpuMilli: 0, memoryMi: 0 };
    sum.cpuMilli += pod.cpuMilli;
    sum.memoryMi += pod.memoryMi;
    reserved.set(pod.node, sum);
  }
  const none = { cpuMilli: 0, memoryMi: 0 };
  return [...rows.nodes.values()]
    .map((row) => nodeView(row, reserved.get(row.name) ?? none, machines.get(row.name)))
    .sort(byName);
}

function largestMachine(rows: ClusterRows): { cpuMilli: number; memoryMi: number } {
  let [cpuMilli, memoryMi] = [0, 0];
  for (const node of rows.nodes.values()) {
    cpuMilli = Math.max(cpuMilli, node.cpuMilli);
    memoryMi = Math.max(memoryMi, node.memoryMi);
  }
  return { cpuMilli: cpuMilli || DEFAULT_CPU_MILLI, memoryMi: memoryMi || DEFAULT_MEMORY_MI };
}
