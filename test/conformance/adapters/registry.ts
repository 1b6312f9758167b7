import type { Adapter } from "../adapter.ts";

/** The adapter of every `fn` of the cases. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {};
