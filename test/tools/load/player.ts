import { STAND_IN, TEMPERS } from "../../../shared/bots/characters.ts";
import type { PodTemplateSpec } from "../../../shared/model/pod.ts";
import { podRequests } from "../../../shared/model/pod-requests.ts";
import { CPU } from "../../../shared/model/resources.ts";
import type { AppRow, NodeRow, PodRow, RuntimeRow, TemplateRow } from "../../../shared/projection/rows.ts";
import type { Rng } from "../../../shared/util/rng.ts";

/** What somebody sends, and how the screen shows that it was done. */
export interface Action {
  readonly command: { readonly type: string; readonly [field: string]: unknown };
  /** Undefined for what a screen does not show. */
  readonly isShown?: (screen: ClusterRowsView) => boolean;
}

/** Decoded rows of one team's cluster, as the SDK holds them. */
export interface ClusterRowsView {
  readonly pods: ReadonlyMap<string, PodRow>;
  readonly templates: ReadonlyMap<string, TemplateRow>;
  readonly nodes: ReadonlyMap<string, NodeRow>;
  readonly apps: ReadonlyMap<string, AppRow>;
  readonly runtimes?: ReadonlyMap<string, RuntimeRow>;
}

const ACT_MS = TEMPERS[STAND_IN]?.actMs ?? [1500, 3000];

/** As bots do: until the next action, in milliseconds. */
export const thinkingMs = (rng: Rng): number => rng.between(...ACT_MS);

/** Of so many looks without anything to do, one says something to the team. */
const CALL_EVERY = 5;

/** What the bot of a seat would do next, decided from rows: the same priorities as in shared/bots. */
export function nextAction(seat: string, view: ClusterRowsView, rng: Rng): Action | undefined {
  const job = view.nodes.has(seat)
    ? nodeJob(seat, view)
    : seat === "controller"
      ? undefined
      : bindJob(view, rng);
  if (job) return job;
  return rng.below(CALL_EVERY) === 0 ? { command: { type: "call", call: "on-it", params: {} } } : undefined;
}

/** Gives the first waiting Pod to the Node with the most CPU left. */
function bindJob({ pods, nodes, templates }: ClusterRowsView, rng: Rng): Action | undefined {
  const waiting = [...pods.values()].filter(({ node, deleting }) => node === "" && !deleting);
  if (waiting.length === 0) return undefined;
  const pod = rng.pick(waiting).name;
  const free = new Map(
    [...nodes.values()].filter(({ ready }) => ready).map((node) => [node.name, node.cpuMilli]),
  );
  for (const { node, template } of pods.values()) {
    const left = free.get(node);
    if (left !== undefined) free.set(node, left - cpuOf(templates.get(template)));
  }
  const [best] = [...free].sort(([, a], [, b]) => b - a);
  if (best === undefined) return undefined;
  const [node] = best;
  return { command: { type: "bind", pod, node }, isShown: (screen) => screen.pods.get(pod)?.node === node };
}

/** Starts, wakes or loads what is placed on the own machine. */
function nodeJob(node: string, { pods, templates, runtimes }: ClusterRowsView): Action | undefined {
  for (const runtime of runtimes?.values() ?? []) {
    const { pod, stage } = runtime;
    const key = `${node}/${pod}`;
    const isOther = (screen: ClusterRowsView): boolean => screen.runtimes?.get(key)?.stage !== stage;
    if (stage === "hung" || stage === "crashed")
      return { command: { type: "restartContainer", pod }, isShown: isOther };
    if (stage === "startable") return { command: { type: "startPod", pod }, isShown: isOther };
    if (stage !== "image" && stage !== "pull-failed") continue;
    const image = templateOf(templates.get(pods.get(pod)?.template ?? ""))?.spec.containers[0]?.image;
    if (image !== undefined) return { command: { type: "pullImage", image }, isShown: isOther };
  }
  return undefined;
}

const cpuOf = (row: TemplateRow | undefined): number => {
  const template = templateOf(row);
  return template ? (podRequests(template).requests[CPU] ?? 0) : 0;
};

const templates = new Map<string, PodTemplateSpec>();

function templateOf(row: TemplateRow | undefined): PodTemplateSpec | undefined {
  if (row === undefined) return undefined;
  const known = templates.get(row.json);
  if (known !== undefined) return known;
  // The projection writes this text.
  const made = JSON.parse(row.json) as PodTemplateSpec;
  templates.set(row.json, made);
  return made;
}
