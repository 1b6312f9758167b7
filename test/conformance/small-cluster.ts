import { ClusterDraft } from "../../shared/model/cluster-draft.ts";
import { emptyCluster } from "../../shared/model/new-cluster.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";

/** The present moment of a case: late enough for everything that happened "long ago". */
export const NOW_MS = 10_000_000_000;

/** What stands in the cases for a time that was never set, or long ago. */
export const LONG_AGO_SECONDS = 1_000_000;

/** The moment that lies so many seconds back. Cases run in Kubernetes' own time. */
export const secondsAgo = (seconds: number): number => NOW_MS - seconds * 1000;

/** A cluster without anything in it, open for writing at the present moment, for what works on a whole cluster. */
export const openCluster = (): ClusterDraft =>
  new ClusterDraft(
    emptyCluster({
      settings: {
        chapter: "conformance",
        seed: "conformance",
        lengthMs: NOW_MS,
        timings: TIMINGS.upstream,
        catalogue: { apps: [], images: [] },
        sloBp: 9900,
        stars: [{ sliBp: 0 }, { sliBp: 0 }, { sliBp: 0 }],
      },
      automation: { scheduler: "auto", kubelet: "auto", controllers: [] },
      script: [],
    }),
    NOW_MS / TICK_MS,
    [],
  );
