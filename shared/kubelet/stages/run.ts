import type { ContainerStage } from "../framework.ts";
import type { ContainerView } from "../pod-sync.ts";

/** The process runs and nobody has asked it to end. */
const isUp = ({ runtime }: ContainerView): boolean =>
  runtime.state === "starting" || runtime.state === "running";

const startedAt = ({ runtime, sync }: ContainerView): number => runtime.startedAt ?? sync.now;

/** The app inside has loaded what it needs and can answer from now on. */
export const answer: ContainerStage = {
  name: "answer",
  match: ({ runtime, behaviour }) =>
    runtime.state === "starting" && !runtime.hung && behaviour?.neverReady === false,
  due: (view) => startedAt(view) + (view.behaviour?.startMs ?? 0),
  next: ({ sync, runtime }) => sync.setContainer({ ...runtime, state: "running", since: sync.now }),
};

/** The app's own fault ends it. */
export const crash: ContainerStage = {
  name: "crash",
  match: (view) => isUp(view) && !view.runtime.hung && view.behaviour?.crashAfterMs !== undefined,
  due: (view) => startedAt(view) + (view.behaviour?.crashAfterMs ?? 0),
  next: (view) => view.sync.exit(view, { exitCode: 1, reason: "Error" }),
};

/** A task is done. */
export const complete: ContainerStage = {
  name: "complete",
  match: (view) =>
    view.runtime.state === "running" && !view.runtime.hung && view.behaviour?.runsForMs !== undefined,
  due: ({ runtime, behaviour }) => runtime.since + (behaviour?.runsForMs ?? 0),
  next: (view) => view.sync.exit(view, { exitCode: 0, reason: "Completed" }),
};
