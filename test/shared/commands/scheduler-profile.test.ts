import { expect, test } from "vitest";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../../shared/engine/snapshot.ts";
import { DEFAULT_PROFILE_SETTINGS } from "../../../shared/model/profile-settings.ts";
import { roundRow } from "../../../shared/projection/round-row.ts";
import { cluster } from "../../builders.ts";
import { give } from "./give.ts";

const LEAST = { type: "LeastAllocated" } as const;

test("a policy holds only what it changes, and the default again is the default", () => {
  const { state: changed } = give(cluster(), {
    type: "setSchedulerProfile",
    weights: { ImageLocality: 20, TaintToleration: 3 },
    strategy: LEAST,
  });
  expect(changed.schedulerProfile).toEqual({ weights: { ImageLocality: 20 }, strategy: LEAST });
  const { state: back } = give(changed, { type: "setSchedulerProfile", weights: {}, strategy: LEAST });
  expect(back.schedulerProfile).toBe(DEFAULT_PROFILE_SETTINGS);
});

test("a policy survives a snapshot, and counts for the hash", () => {
  const { state: changed } = give(cluster(), {
    type: "setSchedulerProfile",
    weights: { ImageLocality: 20 },
    strategy: { type: "MostAllocated" },
  });
  const restored = restoreSnapshot(JSON.parse(JSON.stringify(makeSnapshot(changed))));
  expect(stateHash(restored)).toBe(stateHash(changed));
  expect(stateHash({ ...changed, schedulerProfile: DEFAULT_PROFILE_SETTINGS })).not.toBe(stateHash(changed));
  expect(roundRow(restored, 0).schedulerProfile).toBe(JSON.stringify(changed.schedulerProfile));
  const plain = restoreSnapshot(JSON.parse(JSON.stringify(makeSnapshot(cluster()))));
  expect(roundRow(plain, 0).schedulerProfile).toBe("");
});
