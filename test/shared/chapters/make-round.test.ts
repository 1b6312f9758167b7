import { describe, expect, test } from "vitest";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { stateHash } from "../../../shared/engine/snapshot.ts";
import { step } from "../../../shared/engine/step.ts";
import { isNodeReady, LABEL_ZONE } from "../../../shared/model/node.ts";
import { CPU, GIB, MEMORY } from "../../../shared/model/resources.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

const { nodes } = seatPlan(theCluster.seats, 4);
const round = (seed: string) => makeRound(theCluster, { seed, timings: TIMINGS.classroom, nodes });

describe("makeRound", () => {
  test("every Node is Ready, labelled with its zone, and has 8 cores and 16 GiB", () => {
    for (const node of round("a").nodes.values()) {
      expect(isNodeReady(node)).toBe(true);
      expect(node.metadata.labels[LABEL_ZONE]).toBe(node.metadata.name.replace(/-\d+$/, ""));
      expect(node.status.allocatable[CPU]).toBe(8000);
      expect(node.status.allocatable[MEMORY]).toBe(16 * GIB);
    }
  });

  test("every app of the catalogue has a Service, a Deployment and its image", () => {
    const cluster = round("a");
    for (const { name } of cluster.settings.catalogue.apps) {
      expect(cluster.services.has(`default/${name}`)).toBe(true);
      const image = cluster.deployments.get(`default/${name}`)?.spec.template.spec.containers[0]?.image;
      expect(cluster.settings.catalogue.images.map((spec) => spec.name)).toContain(image);
    }
  });

  test("equal seeds make equal rounds, other seeds others", () => {
    expect(stateHash(round("a"))).toBe(stateHash(round("a")));
    expect(stateHash(round("a"))).not.toBe(stateHash(round("b")));
  });

  test("the controllers find their work: Pods are wanted within a second", () => {
    let cluster = round("a");
    for (let tick = 0; tick < 10; tick++) cluster = step(cluster, []).state;
    expect(cluster.pods.size).toBeGreaterThan(0);
    expect(cluster.queue.size).toBe(cluster.pods.size);
  });
});
