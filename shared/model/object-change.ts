import type { Kind, ObjectTables } from "./cluster-state.ts";

/** One object before and after a write; `before` is missing when it was created, `after` when it was deleted. */
export type ObjectChange = {
  [K in Kind]: {
    readonly kind: K;
    readonly key: string;
    readonly before: ObjectTables[K] | undefined;
    readonly after: ObjectTables[K] | undefined;
  };
}[Kind];
