import { expect, test } from "vitest";
import { clusterReader } from "../../../client/rules/cluster-reader.ts";
import { podVerdicts } from "../../../client/rules/verdicts.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { refusalOf } from "../../../shared/engine/command-pass.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { explainPod } from "../../../shared/scheduler/explain.ts";
import { snapshotOf } from "../../../shared/scheduler/snapshot.ts";
import { playAtRandom } from "../../play-at-random.ts";
import { storeOf } from "./store-of.ts";

const SEAT: Seat = { id: "control-plane", role: "control-plane" };

/** What both sides say of every Pod and Node: binding it, and the scheduler's reasons. */
function opinions(state: ClusterState): { readonly server: unknown[]; readonly client: unknown[] } {
  const store = storeOf(state);
  const reader = clusterReader(store.rows, store.round);
  const server: unknown[] = [];
  const client: unknown[] = [];
  for (const pod of state.pods.values()) {
    const { name } = pod.metadata;
    for (const node of state.nodes.keys()) {
      const command = { type: "bind", pod: name, node } as const;
      server.push(refusalOf(state, { seat: SEAT, command }) ?? null);
      client.push(refusalOf(reader, { seat: SEAT, command }) ?? null);
    }
    if (pod.spec.nodeName !== undefined) continue;
    server.push(explainPod(pod, snapshotOf(state)).nodes.map(({ node, refusals }) => ({ node, refusals })));
    client.push(podVerdicts(reader, name).map(({ node, refusals }) => ({ node, refusals })));
  }
  return { server, client };
}

test.each([1, 5, 9])(
  "rows are enough to say what the server will say, all through a round of %i people",
  (people) => {
    let compared = 0;
    playAtRandom({
      chapter: theCluster,
      people,
      seed: `reader ${people}`,
      ticks: 1200,
      onTick: (state) => {
        if (state.tick % 40 !== 0) return;
        const { server, client } = opinions(state);
        compared += server.length;
        expect(client, `tick ${state.tick}`).toEqual(server);
      },
    });
    expect(compared).toBeGreaterThan(500);
  },
);

test("a Pod that was given to a Node and not answered yet takes room there", () => {
  const { recorder } = playAtRandom({ chapter: theCluster, people: 1, seed: "ghost", ticks: 1 });
  const store = storeOf(recorder.state);
  const waiting = [...store.rows.pods.values()].find(({ node }) => node === "");
  const node = [...store.rows.nodes.keys()][0] ?? "";
  const reader = clusterReader(store.rows, store.round, new Map([[waiting?.name ?? "", node]]));
  expect(reader.nodeInfos.get(node)?.pods.map(({ metadata }) => metadata.name)).toContain(waiting?.name);
});
