import { describe, expect, test } from "vitest";
import { sampleCluster } from "../../../client/dev/sample-cluster.ts";
import { boardLayout } from "../../../client/view/board-layout.ts";
import { boardModel } from "../../../client/view/board-model.ts";
import { centre } from "../../../client/view/geometry.ts";
import { hitTest } from "../../../client/view/hit-test.ts";
import { viewportOf } from "../../../client/view/viewport.ts";

const store = sampleCluster({ nodes: 6, pods: 30, pending: 8, machines: "none" });
const model = boardModel({ rows: store.rows, tick: 0, kubelet: "auto", tools: "", ghosts: new Map() });
const layout = boardLayout({ model, viewport: viewportOf({ w: 390, h: 844 }) });
const podAt = (node: string) => model.pods.find((pod) => pod.node === node)?.name ?? "";
const placeOf = (pod: string) => layout.pods.get(pod) ?? { x: 0, y: 0, w: 0, h: 0 };

describe("hit test", () => {
  test("every Pod that is shown is hit at its middle", () => {
    for (const [name, place] of layout.pods) {
      expect(hitTest(layout, centre(place), false)).toEqual({ kind: "pod", name });
    }
  });

  test("a finger that misses a small Pod by a little hits it all the same", () => {
    const waiting = podAt("");
    const { x, y, h } = placeOf(waiting);
    expect(hitTest(layout, { x: x - 3, y: y + h / 2 }, false)).toEqual({ kind: "pod", name: waiting });
  });

  test("while something is placed, the whole pier is the target, whatever stands on it", () => {
    const running = podAt("tokyo-1");
    expect(hitTest(layout, centre(placeOf(running)), true)).toEqual({ kind: "node", name: "tokyo-1" });
  });

  test.each([
    {
      what: "the wall of a pier",
      point: centre(layout.piers.get("osaka-1")?.wall ?? layout.quay),
      want: "node",
    },
    { what: "a lantern", point: layout.lanterns[0]?.lamp ?? { x: 0, y: 0 }, want: "app" },
    { what: "the registry", point: centre(layout.warehouse), want: "registry" },
    { what: "the office", point: centre(layout.office), want: "office" },
    {
      what: "free ground of the queue",
      point: { x: layout.queue.x + layout.queue.w - 3, y: layout.queue.y + layout.queue.h - 3 },
      want: "queue",
    },
  ])("$what is $want", ({ point, want }) => {
    expect(hitTest(layout, point, false)?.kind).toBe(want);
  });

  test("the open sky is nothing", () => {
    expect(hitTest(layout, { x: 195, y: 2 }, false)).toBeUndefined();
  });
});
