import type { AppRow, DeclaredApp } from "../../shared/projection/rows.ts";

const known = new WeakMap<AppRow, DeclaredApp>();

/** What is declared of an app; undefined where a chapter has nothing to declare. Remembered per row. */
export function declaredOf(row: AppRow): DeclaredApp | undefined {
  if (row.declared === "") return undefined;
  let declared = known.get(row);
  if (declared === undefined) {
    // The projection writes this text; its shape is in rows.ts.
    declared = JSON.parse(row.declared) as DeclaredApp;
    known.set(row, declared);
  }
  return declared;
}
