import { expect, test } from "vitest";
import { PodSync } from "../../shared/kubelet/pod-sync.ts";
import { CONTAINER_STAGES, POD_STAGES } from "../../shared/kubelet/registry.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { draftOf, machine } from "../builders.ts";
import { behaviour, image, Play, podOf } from "../shared/play.ts";

const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 2,
};

/** A round in which Pods go through every stage, second by second. */
function lives(): ClusterState[] {
  const probes = { startupProbe: PROBE, livenessProbe: PROBE, readinessProbe: PROBE };
  const play = new Play({
    machines: [machine("tokyo-1"), machine("tokyo-2")],
    images: [
      image("web:v1", { behaviour: behaviour({ startMs: 500 }) }),
      image("bad:v1", { behaviour: behaviour({ crashAfterMs: 1500 }) }),
      image("task:v1", { behaviour: behaviour({ runsForMs: 2000 }) }),
    ],
    pods: [
      podOf("web-1", "web:v1", { container: { ...probes, preStopSeconds: 1 } }),
      podOf("bad-1", "bad:v1"),
      podOf("task-1", "task:v1", { node: "tokyo-2" }),
      podOf("lost-1", "lost:v1"),
      podOf("never-1", "web:v2", { container: { imagePullPolicy: "Never" } }),
    ],
  });
  const states: ClusterState[] = [];
  for (let second = 0; second < 40; second++) {
    if (second === 10) play.asRoom({ type: "startIncident", incident: "hung-container", target: "web-1" });
    if (second === 30) play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });
    play.run(1000);
    states.push(play.state);
  }
  return states;
}

test("stages have names of their own", () => {
  const names = [...POD_STAGES, ...CONTAINER_STAGES].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("whatever a Pod is at, asking its stages changes nothing, and none that is due is left undone", () => {
  for (const state of lives()) {
    for (const runtime of state.runtimes.values()) {
      const draft = draftOf(state);
      const sync = new PodSync(draft, runtime);
      const due = [
        ...POD_STAGES.filter((stage) => stage.match(sync)).map((stage) => stage.due(sync)),
        ...sync
          .containers()
          .flatMap((view) =>
            CONTAINER_STAGES.filter((stage) => stage.match(view)).map((stage) => stage.due(view)),
          ),
      ];
      expect(draft.finish().runtimes).toBe(state.runtimes);
      // A stage may be due now, in the tick that the draft stands for; everything before has been done.
      expect(due.filter((at) => at < state.now)).toEqual([]);
    }
  }
});
