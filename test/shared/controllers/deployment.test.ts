import { describe, expect, test } from "vitest";
import { rollbackTemplate } from "../../../shared/controllers/deployment/rollback.ts";
import { rolloutStatus } from "../../../shared/controllers/deployment/rollout-status.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { isPodReady } from "../../../shared/model/pod.ts";
import type { Deployment, ReplicaSet } from "../../../shared/model/workload.ts";
import { type DeploymentOptions, deployment } from "../../builders.ts";
import { controlled, instantMachines, messagesOf, play, ticksOf, type World } from "./play.ts";

const KEY = "default/web";
const begin = (options: DeploymentOptions): ClusterState =>
  controlled({ objects: [deployment("web", options)] }, ["deployment", "replicaset"]);
const settled = (options: DeploymentOptions = { spec: { replicas: 3 } }): ClusterState =>
  play(begin(options), 30, instantMachines).state;

const webOf = (state: ClusterState): Deployment => {
  const found = state.deployments.get(KEY);
  if (!found) throw new Error("no Deployment");
  return found;
};
const setsOf = (state: ClusterState): readonly ReplicaSet[] => [...state.replicaSets.values()];
const imageOf = ({ spec }: ReplicaSet): string => spec.template.spec.containers[0]?.image ?? "";
const setOf = (state: ClusterState, image: string): ReplicaSet | undefined =>
  setsOf(state).find((set) => imageOf(set) === image);
const reasonsOf = (state: ClusterState): Record<string, string> =>
  Object.fromEntries(webOf(state).status.conditions.map(({ type, reason }) => [type, reason]));

/** Writes the spec in the first tick of a play, as a command would. */
function change(
  spec: (web: Deployment) => Partial<Deployment["spec"]>,
  then: World = instantMachines,
): World {
  let isDone = false;
  return (draft: ClusterDraft) => {
    const web = draft.deployments.get(KEY);
    if (!isDone && web) {
      const generation = web.metadata.generation + 1;
      draft.put({ ...web, metadata: { ...web.metadata, generation }, spec: { ...web.spec, ...spec(web) } });
    }
    isDone = true;
    then(draft);
  };
}

const toImage = (image: string, then?: World): World =>
  change(({ spec: { template } }) => {
    const containers = template.spec.containers.map((container) => ({ ...container, image }));
    return { template: { ...template, spec: { ...template.spec, containers } } };
  }, then);

describe("a new Deployment", () => {
  test("gets a ReplicaSet named after its template, and Pods", () => {
    const state = settled();
    const [set] = setsOf(state);
    expect(set?.metadata.name).toMatch(/^web-[bcdf456789]+$/);
    const hash = set?.metadata.name.slice("web-".length);
    expect(set?.metadata.labels).toEqual({ app: "web", "pod-template-hash": hash });
    expect(set?.spec.selector.matchLabels).toEqual({ app: "web", "pod-template-hash": hash });
    expect(set?.metadata.annotations).toEqual({
      "deployment.kubernetes.io/revision": "1",
      "deployment.kubernetes.io/desired-replicas": "3",
      "deployment.kubernetes.io/max-replicas": "4",
    });
    expect(messagesOf(state, KEY)).toEqual([`Scaled up replica set ${set?.metadata.name} from 0 to 3`]);
    expect(webOf(state).status).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      unavailableReplicas: 0,
      observedGeneration: 1,
    });
    expect(reasonsOf(state)).toEqual({
      Available: "MinimumReplicasAvailable",
      Progressing: "NewReplicaSetAvailable",
    });
    expect(rolloutStatus(webOf(state)).message).toBe('deployment "web" successfully rolled out\n');
  });

  test("is unavailable and progressing before its Pods serve", () => {
    const { state } = play(begin({ spec: { replicas: 3 } }), 2);
    expect(reasonsOf(state)).toMatchObject({ Available: "MinimumReplicasUnavailable" });
    expect(webOf(state).status.conditions.find(({ type }) => type === "Progressing")?.status).toBe("True");
  });

  test("is stuck after its deadline, and not before", () => {
    const options = { spec: { replicas: 1, progressDeadlineSeconds: 60 } };
    expect(reasonsOf(play(begin(options), ticksOf(60)).state)["Progressing"]).toBe("ReplicaSetUpdated");
    const late = play(begin(options), ticksOf(61)).state;
    expect(reasonsOf(late)["Progressing"]).toBe("ProgressDeadlineExceeded");
    expect(rolloutStatus(webOf(late))).toEqual({
      message: 'deployment "web" exceeded its progress deadline',
      done: false,
      failed: true,
    });
  });
});

/** The lowest number of ready Pods and the highest number of Pods that are not ending, over a play. */
function extremes(
  state: ClusterState,
  ticks: number,
  world: World,
): { ready: number; pods: number; end: ClusterState } {
  let ready = Number.POSITIVE_INFINITY;
  let pods = 0;
  let end = state;
  for (let i = 0; i < ticks; i++) {
    end = play(end, 1, world).state;
    const active = [...end.pods.values()].filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    ready = Math.min(ready, active.filter(isPodReady).length);
    pods = Math.max(pods, active.length);
  }
  return { ready, pods, end };
}

describe("a rolling update", () => {
  test.each([
    { name: "by default, 4", replicas: 4, maxSurge: "25%", maxUnavailable: "25%", ready: 3, pods: 5 },
    {
      name: "by default, 3: none may be missing",
      replicas: 3,
      maxSurge: "25%",
      maxUnavailable: "25%",
      ready: 3,
      pods: 4,
    },
    { name: "one too many, none missing", replicas: 5, maxSurge: 1, maxUnavailable: 0, ready: 5, pods: 6 },
    { name: "none too many, two missing", replicas: 5, maxSurge: 0, maxUnavailable: 2, ready: 3, pods: 5 },
    { name: "all at once", replicas: 3, maxSurge: "100%", maxUnavailable: 0, ready: 3, pods: 6 },
  ])("keeps its limits: $name", ({ replicas, maxSurge, maxUnavailable, ready, pods }) => {
    const strategy = { type: "RollingUpdate", maxSurge, maxUnavailable } as const;
    const seen = extremes(settled({ spec: { replicas, strategy } }), 80, toImage("web:v2"));
    expect(seen.ready).toBeGreaterThanOrEqual(ready);
    expect(seen.pods).toBeLessThanOrEqual(pods);
    expect(setOf(seen.end, "web:v2")?.status.availableReplicas).toBe(replicas);
    expect(setOf(seen.end, "web:v1")?.status.replicas).toBe(0);
    expect(reasonsOf(seen.end)["Progressing"]).toBe("NewReplicaSetAvailable");
  });

  test("stops at a version that never becomes ready, and keeps serving", () => {
    const broken: World = (draft) => {
      for (const one of draft.pods.values()) {
        if (one.spec.containers[0]?.image === "web:v2" && one.status.phase === "Pending") {
          draft.put({
            ...one,
            spec: { ...one.spec, nodeName: "n" },
            status: { ...one.status, phase: "Running" },
          });
        }
      }
      instantMachines(draft);
    };
    const seen = extremes(settled({ spec: { replicas: 4 } }), 60, toImage("web:v2", broken));
    expect(seen.ready).toBeGreaterThanOrEqual(3);
    expect(setOf(seen.end, "web:v1")?.spec.replicas).toBe(3);
    expect(setOf(seen.end, "web:v2")?.spec.replicas).toBe(2);
    expect(rolloutStatus(webOf(seen.end)).message).toBe(
      'Waiting for deployment "web" rollout to finish: 2 out of 4 new replicas have been updated...\n',
    );
  });

  test("gives the second version revision 2, and the first one revision 3 when it comes back", () => {
    const second = play(settled(), 60, toImage("web:v2")).state;
    expect(setOf(second, "web:v2")?.metadata.annotations["deployment.kubernetes.io/revision"]).toBe("2");
    const third = play(second, 60, toImage("web:v1")).state;
    expect(setsOf(third)).toHaveLength(2);
    expect(setOf(third, "web:v1")?.metadata.annotations).toMatchObject({
      "deployment.kubernetes.io/revision": "3",
      "deployment.kubernetes.io/revision-history": "1",
    });
    expect(webOf(third).metadata.annotations["deployment.kubernetes.io/revision"]).toBe("3");
  });

  test("keeps as much history as it is told", () => {
    let state = settled({ spec: { replicas: 1, revisionHistoryLimit: 1 } });
    for (const version of ["v2", "v3", "v4"]) state = play(state, 60, toImage(`web:${version}`)).state;
    expect(setsOf(state).map(imageOf).sort()).toEqual(["web:v3", "web:v4"]);
  });
});

test("Recreate waits until the last old Pod is gone", () => {
  const versionsAtOnce = new Set<number>();
  const watch: World = (draft) => {
    const images = new Set([...draft.pods.values()].map(({ spec }) => spec.containers[0]?.image));
    versionsAtOnce.add(images.size);
    instantMachines(draft);
  };
  const state = settled({ spec: { replicas: 3, strategy: { type: "Recreate" } } });
  const end = play(state, 60, toImage("web:v2", watch)).state;
  expect(versionsAtOnce.has(2)).toBe(false);
  expect(setOf(end, "web:v2")?.status.readyReplicas).toBe(3);
});

describe("scaling", () => {
  test("changes the one active set, and is no rollout", () => {
    const state = play(
      settled(),
      20,
      change(() => ({ replicas: 5 })),
    ).state;
    expect(setsOf(state)).toHaveLength(1);
    expect(webOf(state).status).toMatchObject({ replicas: 5, availableReplicas: 5, observedGeneration: 2 });
  });

  test("to nothing leaves the set", () => {
    const state = play(
      settled(),
      20,
      change(() => ({ replicas: 0 })),
    ).state;
    expect(setsOf(state).map(({ spec }) => spec.replicas)).toEqual([0]);
    expect(state.pods.size).toBe(0);
  });

  test("in a paused rollout keeps the proportion of the versions", () => {
    const half = play(settled({ spec: { replicas: 4 } }), 2, toImage("web:v2")).state;
    const paused = play(
      half,
      10,
      change(() => ({ paused: true })),
    ).state;
    const sizes = (state: ClusterState) => setsOf(state).map(({ spec }) => spec.replicas);
    const before = sizes(paused);
    expect(before.filter((size) => size > 0)).toHaveLength(2);
    const after = sizes(
      play(
        paused,
        20,
        change(() => ({ replicas: 8 })),
      ).state,
    );
    // 8 wanted and 2 more as surge.
    expect(after.reduce((sum, size) => sum + size, 0)).toBe(10);
    expect(after.every((size, i) => size >= (before[i] ?? 0))).toBe(true);
  });
});

test("a paused Deployment does not roll out until it is resumed", () => {
  const paused = play(
    settled(),
    5,
    change(() => ({ paused: true })),
  ).state;
  expect(reasonsOf(paused)["Progressing"]).toBe("DeploymentPaused");
  const changed = play(paused, 30, toImage("web:v2")).state;
  expect(setOf(changed, "web:v2")).toBeUndefined();
  const resumed = play(
    changed,
    60,
    change(() => ({ paused: false })),
  ).state;
  expect(setOf(resumed, "web:v2")?.status.availableReplicas).toBe(3);
});

describe("going back", () => {
  const second = play(settled(), 60, toImage("web:v2")).state;
  const refusal = (state: ClusterState, revision: number, web = webOf(state)) => {
    const found = rollbackTemplate(state, web, revision);
    return found.ok ? found.value.spec.containers[0]?.image : found.refusal.code;
  };
  test.each([
    { name: "to the version before", state: second, revision: 0, want: "web:v1" },
    { name: "to a revision by number", state: second, revision: 1, want: "web:v1" },
    { name: "not to the present revision", state: second, revision: 2, want: "AlreadyAtRevision" },
    { name: "not to one that never was", state: second, revision: 7, want: "RevisionNotFound" },
    { name: "not without history", state: settled(), revision: 0, want: "NoRolloutHistory" },
  ])("$name", ({ state, revision, want }) => {
    expect(refusal(state, revision)).toBe(want);
  });

  test("not while it is paused", () => {
    const web = webOf(second);
    expect(refusal(second, 0, { ...web, spec: { ...web.spec, paused: true } })).toBe("RolloutPaused");
  });

  test("leaves the hash label to the ReplicaSet", () => {
    const found = rollbackTemplate(second, webOf(second), 0);
    expect(found.ok && found.value.labels).toEqual({ app: "web" });
  });
});
