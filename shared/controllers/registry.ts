import type { Controller } from "./framework.ts";

/** Every controller, in the order in which they run in a tick. One line each. */
export const CONTROLLERS: readonly Controller[] = [];
