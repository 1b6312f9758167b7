import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { Controller } from "./framework.ts";
import { CONTROLLERS } from "./registry.ts";

/** Names of the controllers that can be switched on and off. */
export const SWITCHABLE_CONTROLLERS: readonly string[] = CONTROLLERS.filter(({ alwaysOn }) => !alwaysOn).map(
  ({ name }) => name,
);

/** Has a controller look at everything there is: it heard nothing while it was off. */
export function enqueueAll(draft: ClusterDraft, name: string): void {
  const controller: Controller | undefined = CONTROLLERS.find((candidate) => candidate.name === name);
  for (const key of controller?.allKeys(draft) ?? []) draft.enqueue(name, key);
}

/**
 * Switches a controller on or off; nothing happens when it is so already. Off, it also forgets what waited for it:
 * switched on again it looks at everything anyway.
 */
export function switchController(draft: ClusterDraft, name: string, on: boolean): void {
  const { controllers } = draft.automation;
  if (controllers.includes(name) === on) return;
  const next = on ? [...controllers, name] : controllers.filter((other) => other !== name);
  draft.automation = { ...draft.automation, controllers: next };
  if (on) enqueueAll(draft, name);
  else draft.takeWork(name);
}
