import { expect, test } from "vitest";
import { tidying } from "../../../shared/bots/disk.ts";
import type { Machine } from "../../../shared/model/machine.ts";
import { machine } from "../../builders.ts";

const GIB = 1024 ** 3;
const filled = (patch: Partial<Machine>): Machine => ({
  ...machine("tokyo-1"),
  diskBytes: 40 * GIB,
  ...patch,
});

test.each([
  { name: "half full", patch: { diskUsedBytes: 20 * GIB }, tidies: false },
  { name: "nearly full", patch: { diskUsedBytes: 35 * GIB }, tidies: true },
  {
    name: "half full and about to fill up",
    patch: { diskUsedBytes: 20 * GIB, warnings: [{ code: "disk-pressure", atMs: 9000 }] },
    tidies: true,
  },
  {
    name: "about to be rebooted",
    patch: { warnings: [{ code: "kernel-upgrade", atMs: 9000 }] },
    tidies: false,
  },
])("a machine whose disk is $name: tidies up is $tidies", ({ patch, tidies }) => {
  expect(tidying(filled(patch))).toEqual(tidies ? [{ type: "pruneImages" }] : []);
});
