import { signal } from "@preact/signals";
import { mountBoard } from "../scenes/board.ts";
import type { BoardMode, BoardTestClock } from "../scenes/board-api.ts";
import { sampleCluster } from "./sample-cluster.ts";

/**
 * The board with a made-up cluster: `npm run dev`, then /dev/board.html?nodes=6&pods=40. Not part of the build.
 * mode, focus, pending, machines, lost, marked, phases, failing, zones, calm, pick (number of a waiting Pod), frames (a
 * clock that stands still after so many frames, for pictures).
 */
const query = new URLSearchParams(location.search);
const number = (key: string, fallback: number): number => Number(query.get(key) ?? fallback);
const flag = (key: string): boolean => query.has(key);

const parent = document.querySelector<HTMLElement>("#board");
if (parent === null) throw new Error("no place for the board");
const mode = (query.get("mode") ?? "control-plane") as BoardMode;
const pods = number("pods", 40);
const store = sampleCluster({
  nodes: number("nodes", 6),
  pods,
  pending: number("pending", Math.round(pods / 6)),
  machines: (query.get("machines") ?? (mode === "control-plane" ? "none" : "all")) as
    | "all"
    | "first"
    | "none",
  lost: flag("lost"),
  marked: flag("marked"),
  phases: flag("phases"),
  failing: flag("failing"),
  tools: flag("zones") ? "setPlacement" : "",
});

const waiting = [...store.rows.pods.values()].filter(({ node }) => node === "").map(({ name }) => name);
const picked = signal(flag("pick") ? waiting[number("pick", 0)] : undefined);
const say = (...words: readonly unknown[]): void => console.info(...words);

const board = mountBoard(parent, {
  store,
  mode,
  picked,
  reducedMotion: flag("calm"),
  ...(mode === "node" && { nodeName: query.get("focus") ?? "tokyo-1" }),
  onPick(pod) {
    picked.value = pod;
  },
  onPlace(pod, node) {
    picked.value = undefined;
    board.ghost(pod, node);
    board.events([{ type: "PodBound", pod, node, by: "player" }]);
    setTimeout(() => place(pod, node), 400);
  },
  onInspect: (kind, name) => say("inspect", kind, name),
  verdict: (_pod, node) =>
    node.startsWith("osaka") ? "refused" : node.startsWith("fukuoka-2") ? "unknown" : "ok",
  onUnavailable: () => {
    document.title = "failed";
  },
  ...(flag("frames") && { onTestClock: (clock: BoardTestClock) => draw(clock) }),
});

function place(pod: string, node: string): void {
  const row = store.rows.pods.get(pod);
  if (row === undefined) return;
  store.put("pods", pod, { ...row, node, status: "ContainerCreating" });
  store.commit();
  setTimeout(() => {
    store.put("pods", pod, { ...row, node, status: "Running", ready: true });
    store.commit();
  }, 2500);
}

function draw(clock: BoardTestClock): void {
  Object.assign(window, { clock });
  clock.step(number("frames", 60));
  document.title = "ready";
}

Object.assign(window, { board, store, picked });
if (!flag("frames")) setTimeout(() => (document.title = "ready"), number("wait", 1500));
