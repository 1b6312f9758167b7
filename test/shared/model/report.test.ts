import { expect, test } from "vitest";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { type ClusterState, MAX_KUBE_EVENTS } from "../../../shared/model/cluster-state.ts";
import { cluster, draftOf } from "../../builders.ts";

const warn = (draft: ClusterDraft, key: string, message = "no room"): void =>
  draft.report({ kind: "Pod", key, type: "Warning", reason: "FailedScheduling", message, source: "test" });

function after(state: ClusterState, write: (draft: ClusterDraft) => void): ClusterState {
  const draft = draftOf(state);
  write(draft);
  return draft.finish();
}

const seen = (state: ClusterState): string[] =>
  [...state.kubeEvents.values()].map(
    ({ key, message, count, firstSeen, lastSeen }) => `${key} ${message} x${count} ${firstSeen}-${lastSeen}`,
  );

test("equal Events are counted, in one step and in later ones, and move to the end", () => {
  const first = after(cluster(), (draft) => {
    warn(draft, "default/a");
    warn(draft, "default/b");
    warn(draft, "default/a");
  });
  expect(seen(first)).toEqual(["default/b no room x1 100-100", "default/a no room x2 100-100"]);
  expect(seen(after(first, (draft) => warn(draft, "default/b")))).toEqual([
    "default/a no room x2 100-100",
    "default/b no room x2 100-200",
  ]);
});

test("another message is another Event", () => {
  const state = after(cluster(), (draft) => {
    warn(draft, "default/a");
    warn(draft, "default/a", "taints");
  });
  expect(seen(state)).toEqual(["default/a no room x1 100-100", "default/a taints x1 100-100"]);
});

test("the oldest Events are forgotten, and counted anew when they return", () => {
  const full = after(cluster(), (draft) => {
    for (let i = 0; i <= MAX_KUBE_EVENTS; i++) warn(draft, `default/p${i}`);
    warn(draft, "default/p0");
  });
  expect(full.kubeEvents.size).toBe(MAX_KUBE_EVENTS);
  expect(seen(full).at(-1)).toBe("default/p0 no room x1 100-100");
});
