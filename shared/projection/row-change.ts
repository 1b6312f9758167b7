import type { RowTable, RowTables } from "./rows.ts";

/** One row that is new or different, or whose thing is gone (`row` is undefined). */
export type RowChange = {
  [T in RowTable]: {
    readonly table: T;
    readonly key: string;
    readonly row: RowTables[T] | undefined;
  };
}[RowTable];

/** Whether two rows say the same. Rows are flat, so their fields are compared directly. */
export function sameRow<R extends object>(a: R | undefined, b: R | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  for (const field in a) {
    if (a[field] !== b[field]) return false;
  }
  return true;
}
