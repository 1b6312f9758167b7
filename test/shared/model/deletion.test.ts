import { describe, expect, test } from "vitest";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { type DeletionOptions, markForDeletion } from "../../../shared/model/deletion.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { cluster, draftOf, pod } from "../../builders.ts";

const KEY = "default/web";

/** Asks for the deletion of a Pod that is bound unless said otherwise; each request a tick after the last. */
function afterDeletion(
  web: Pod,
  ...requests: DeletionOptions[]
): { found: Pod | undefined; draft: ClusterDraft } {
  let state = cluster({ pods: [web] });
  let draft = draftOf(state);
  for (const request of requests) {
    draft = draftOf(state);
    markForDeletion(draft, KEY, request);
    state = draft.finish();
  }
  return { found: state.pods.get(KEY), draft };
}

describe("a Pod's deletion", () => {
  test("is graceful: it terminates until its own grace is over", () => {
    const { found } = afterDeletion(
      pod("web", { node: "n", spec: { terminationGracePeriodSeconds: 45 } }),
      {},
    );
    expect(found?.metadata).toMatchObject({
      deletionTimestamp: 100 + 45_000,
      deletionGracePeriodSeconds: 45,
      generation: 2,
    });
  });

  test.each<{ name: string; web: Pod; request?: DeletionOptions }>([
    { name: "without a Node", web: pod("web") },
    { name: "that succeeded", web: pod("web", { node: "n", status: { phase: "Succeeded" } }) },
    { name: "that failed", web: pod("web", { node: "n", status: { phase: "Failed" } }) },
    { name: "deleted with force", web: pod("web", { node: "n" }), request: { graceSeconds: 0 } },
  ])("removes a Pod $name at once", ({ web, request = {} }) => {
    const { found, draft } = afterDeletion(web, request);
    expect(found).toBeUndefined();
    expect(draft.events).toEqual([
      { type: "PodDeleted", pod: "web", node: web.spec.nodeName ?? "", why: "Deleted" },
    ]);
  });

  test.each<{ name: string; second: DeletionOptions; want: number }>([
    { name: "asking again changes nothing", second: {}, want: 30_100 },
    { name: "a longer grace does not lengthen", second: { graceSeconds: 60 }, want: 30_100 },
    { name: "a shorter grace shortens, from the first request on", second: { graceSeconds: 5 }, want: 5_100 },
  ])("$name", ({ second, want }) => {
    const { found } = afterDeletion(pod("web", { node: "n" }), {}, second);
    expect(found?.metadata.deletionTimestamp).toBe(want);
  });

  test("a grace that is over already ends now and not in the past", () => {
    const web = pod("web", {
      node: "n",
      metadata: { deletionTimestamp: 30_000, deletionGracePeriodSeconds: 30 },
    });
    const draft = draftOf({ ...cluster({ pods: [web] }), tick: 99 });
    markForDeletion(draft, KEY, { graceSeconds: 2 });
    expect(draft.pods.get(KEY)?.metadata.deletionTimestamp).toBe(10_000);
  });

  test("says why somebody else than the owner does it", () => {
    const condition = { reason: "EvictionByEvictionAPI", message: "Eviction API: evicting" };
    const { found } = afterDeletion(pod("web", { node: "n" }), { condition });
    expect(found?.status.conditions).toEqual([
      { type: "DisruptionTarget", status: "True", ...condition, lastTransitionTime: 100 },
    ]);
  });

  test("of a Pod that does not exist does nothing", () => {
    const draft = draftOf(cluster());
    markForDeletion(draft, KEY);
    expect(draft.events).toEqual([]);
  });
});
