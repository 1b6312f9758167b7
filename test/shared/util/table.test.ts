import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Table } from "../../../shared/util/table.ts";

const keys = fc.stringMatching(/^[a-z]{1,3}$/);
const writes = fc.array(fc.record({ key: keys, value: fc.option(fc.integer(), { nil: undefined }) }), {
  maxLength: 80,
});

/** Applies writes to a table; an undefined value deletes. */
function write(
  table: Table<number>,
  list: readonly { key: string; value: number | undefined }[],
): Table<number> {
  const draft = table.edit();
  for (const { key, value } of list) {
    if (value === undefined) draft.delete(key);
    else draft.set(key, value);
  }
  return draft.finish();
}

const contents = (table: Table<number>): Record<string, number> => Object.fromEntries(table.entries());

describe("Table", () => {
  property.prop([writes, writes])(
    "a table stays as it was when a draft of it is written",
    (first, second) => {
      const base = write(Table.empty(), first);
      const before = contents(base);
      write(base, second);
      expect(contents(base)).toEqual(before);
    },
  );

  property.prop([writes, writes])("the differences turn one table into the other", (first, second) => {
    const before = write(Table.empty(), first);
    const after = write(before, second);
    const patched = contents(before);
    Table.diff(before, after, (key, _old, value) => {
      if (value === undefined) delete patched[key];
      else patched[key] = value;
    });
    expect(patched).toEqual(contents(after));
  });

  property.prop([writes, keys])("the first key of a prefix is the first of all of them", (list, prefix) => {
    const table = write(Table.empty(), list);
    expect(table.firstWithPrefix(prefix)?.[0]).toBe(table.keysWithPrefix(prefix)[0]);
  });

  property.prop([writes])("iteration is in key order", (list) => {
    const found = [...write(Table.empty(), list).keys()];
    expect(found).toEqual([...found].sort());
  });

  test("a draft that wrote nothing gives back the very same table", () => {
    const base = Table.of([["a", 1]]);
    const draft = base.edit();
    draft.delete("missing");
    expect(draft.finish()).toBe(base);
  });

  test("a prefix finds its keys and nothing beside them", () => {
    const table = Table.of([
      ["node-1\u0000a", 1],
      ["node-1\u0000b", 2],
      ["node-10\u0000c", 3],
    ]);
    expect(table.withPrefix("node-1\u0000")).toEqual([1, 2]);
  });
});
