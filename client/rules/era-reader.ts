import { findEraImage } from "../../shared/eras/images.ts";
import type { ClusterReader } from "../../shared/model/cluster-state.ts";
import type { EraRules, PublishedImage, Workbench, WorkbenchJob } from "../../shared/model/era.ts";
import { type Machine, makeMachine } from "../../shared/model/machine.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../../shared/model/meta.ts";
import {
  NEW_DEPLOYMENT_STATUS,
  newContainer,
  newDeploymentSpec,
  newMeta,
  newPodSpec,
} from "../../shared/model/new-objects.ts";
import type { ClusterNode } from "../../shared/model/node.ts";
import { makeNodeInfo } from "../../shared/model/node-info.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, MIB } from "../../shared/model/resources.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { Deployment } from "../../shared/model/workload.ts";
import type {
  AppRow,
  MachineRow,
  PublishedImageRow,
  RoundRow,
  WorkbenchRow,
} from "../../shared/projection/rows.ts";
import { Table } from "../../shared/util/table.ts";
import type { ClusterRows } from "../net/session.ts";
import { clusterReader } from "./cluster-reader.ts";

const eras = new Map<string, EraRules>();

/** The rules of the present era as the classroom tells them; undefined where there is a cluster already. */
export function eraOf({ era: text }: { readonly era: string }): EraRules | undefined {
  if (text === "") return undefined;
  const known = eras.get(text);
  if (known !== undefined) return known;
  // Written by our own server or worker. Remembered, so that equal text is the same object.
  const era = JSON.parse(text) as EraRules;
  eras.set(text, era);
  return era;
}

/**
 * What the shared rules of the eras ask about: the machines that this client sees from inside, what is on the workbenches,
 * the images that are shared, and what each app asks for. So the page can say what a step takes, and why one cannot be
 * taken, before the server is asked.
 */
export function eraReader(rows: ClusterRows, round: RoundRow, era: EraRules): ClusterReader {
  const base = clusterReader(rows, round);
  const machines = [...rows.machines.values()].map((row) => machineOf(era, row, rows));
  const infos = [...base.nodeInfos.entries()].map(([name, info]) => {
    const disk = machines.find(({ nodeName }) => nodeName === name)?.diskBytes;
    const node = disk === undefined ? undefined : info.node && withDisk(info.node, disk);
    return [name, node === undefined ? info : makeNodeInfo(node, info.pods)] as const;
  });
  return {
    ...base,
    settings: { ...base.settings, era },
    machines: Table.of(machines.map((machine) => [machine.nodeName, machine])),
    nodeInfos: Table.of(infos),
    workbenches: Table.of([...rows.workbenches.values()].map((row) => [row.node, benchOf(row)])),
    publishedImages: Table.of([...rows.publishedImages.values()].map((row) => [row.image, publishedOf(row)])),
    deployments: Table.of(
      [...rows.apps.values()].map((row) => [namespacedKey(DEFAULT_NAMESPACE, row.name), orderOf(row)]),
    ),
  };
}

function machineOf(era: EraRules, row: MachineRow, rows: ClusterRows): Machine {
  const node = rows.nodes.get(row.node);
  // The projection writes this text; its shape is in rows.ts.
  const names = JSON.parse(row.images) as readonly string[];
  const layers: Record<string, number> = {};
  // In an era nothing but images brings layers, and nothing takes them away.
  for (const name of names) {
    for (const { digest, bytes } of findEraImage(era, name)?.layers ?? []) layers[digest] = bytes;
  }
  const empty = makeMachine(row.node, {
    cpuMilli: node?.cpuMilli ?? 0,
    memoryBytes: (node?.memoryMi ?? 0) * MIB,
    diskBytes: row.diskMi * MIB,
    bandwidthBytesPerSecond: row.bandwidthMiPerSecond * MIB,
  });
  return {
    ...empty,
    power: row.power as Machine["power"],
    layers,
    images: Object.fromEntries(names.map((name) => [name, { pulledAt: 0 }])),
  };
}

/** Rows do not tell the disk of a Node, because the scheduler's players have no use for it. */
function withDisk(node: ClusterNode, bytes: number): ClusterNode {
  const room = { ...node.status.allocatable, [EPHEMERAL_STORAGE]: bytes };
  return { ...node, status: { ...node.status, capacity: room, allocatable: room } };
}

/** Ids of what is installed, lowest first. */
export const installedIds = ({ installed }: Pick<WorkbenchRow, "installed">): readonly string[] =>
  // The projection writes this text; its shape is in rows.ts.
  (JSON.parse(installed) as readonly { readonly id: string }[]).map(({ id }) => id);

function benchOf(row: WorkbenchRow): Workbench {
  const job: WorkbenchJob = {
    type: row.job as WorkbenchJob["type"],
    what: row.what,
    beganAt: row.beganTick * TICK_MS,
    endsAt: row.endsTick * TICK_MS,
  };
  return { nodeName: row.node, installed: installedIds(row), ...(row.job !== "" && { job }) };
}

const publishedOf = ({ image, node, tick }: PublishedImageRow): PublishedImage => ({
  image,
  nodeName: node,
  at: tick * TICK_MS,
});

/** The line of the order board as the object that it is: what an instance asks for stands in its template. */
function orderOf({ name, image, replicas, cpuMilli, memoryMi }: AppRow): Deployment {
  const requests = { [CPU]: cpuMilli, [MEMORY]: memoryMi * MIB };
  const spec = newPodSpec({
    containers: [newContainer({ name, image, resources: { requests, limits: {} } })],
  });
  return {
    kind: "Deployment",
    metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: name, creationTimestamp: 0 }),
    spec: newDeploymentSpec({
      replicas,
      selector: { matchLabels: {}, matchExpressions: [] },
      template: { labels: {}, annotations: {}, spec },
    }),
    status: NEW_DEPLOYMENT_STATUS,
  };
}
