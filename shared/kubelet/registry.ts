import type { ContainerStage, PodStage } from "./framework.ts";
import { livenessProbe, readinessProbe, startupProbe } from "./stages/probe.ts";
import { holdBackPull, neverPull, pull } from "./stages/pull.ts";
import { answer, complete, crash } from "./stages/run.ts";
import { start } from "./stages/start.ts";
import { end, remove, restart, signal, terminate } from "./stages/stop.ts";

/** Every stage of a Pod as a whole, in the order in which they are asked. One line each. */
export const POD_STAGES: readonly PodStage[] = [terminate, remove];

/** Every stage of a container, in the order in which they are asked. One line each. */
export const CONTAINER_STAGES: readonly ContainerStage[] = [
  pull,
  holdBackPull,
  neverPull,
  start,
  answer,
  crash,
  complete,
  startupProbe,
  livenessProbe,
  readinessProbe,
  signal,
  end,
  restart,
];
