import type { GameMs } from "../model/meta.ts";
import type { ContainerView, PodSync } from "./pod-sync.ts";

/**
 * One step in the life of a container, as data: to whom it applies, when it happens, and what it does. The kubelet asks
 * every stage for every container of a Pod that has been woken, in the order of the registry, does the first that is due,
 * and asks again; when none is due it sets one timer for the earliest. So a Pod at rest costs nothing.
 */
export interface ContainerStage {
  /** Unique. */
  readonly name: string;
  /** Whether the container is waiting for this. Pure. */
  match(view: ContainerView): boolean;
  /** When it happens: at once where that is past. Asked only after a match. Pure. */
  due(view: ContainerView): GameMs;
  /** Does it. The container must not match in the same way afterwards. */
  next(view: ContainerView): void;
}

/** The same for what happens to a Pod as a whole; asked before the containers. */
export interface PodStage {
  readonly name: string;
  match(sync: PodSync): boolean;
  due(sync: PodSync): GameMs;
  next(sync: PodSync): void;
}
