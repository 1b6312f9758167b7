import { describe, expect, test } from "vitest";
import { sampleCluster } from "../../../client/dev/sample-cluster.ts";
import { type BoardLayout, boardLayout } from "../../../client/view/board-layout.ts";
import { type BoardModel, boardModel } from "../../../client/view/board-model.ts";
import { doOverlap, isInside, type Rect, shrink } from "../../../client/view/geometry.ts";
import { type Viewport, viewportOf } from "../../../client/view/viewport.ts";

function modelOf(nodes: number, pods: number, pending: number, tools = ""): BoardModel {
  const store = sampleCluster({ nodes, pods, pending, machines: "all" });
  return boardModel({ rows: store.rows, tick: 0, kubelet: "auto", tools, ghosts: new Map() });
}

const COVERED = { top: 56, right: 0, bottom: 120, left: 0 };
const VIEWPORTS: readonly (readonly [name: string, viewport: Viewport])[] = [
  ["a phone", viewportOf({ w: 390, h: 844 })],
  ["a small phone under a HUD", viewportOf({ w: 360, h: 640 }, undefined, COVERED)],
  ["a phone lying on its side", viewportOf({ w: 844, h: 390 })],
  ["a laptop", viewportOf({ w: 1366, h: 768 })],
  ["a laptop under a HUD", viewportOf({ w: 1280, h: 720 }, undefined, { ...COVERED, right: 320 })],
  ["a projector", viewportOf({ w: 1920, h: 1080 }, 1080)],
  ["a projector of 4:3", viewportOf({ w: 1024, h: 768 }, 768)],
  ["a part of a projector", viewportOf({ w: 1380, h: 930 }, 1080)],
];
const COUNTS = [
  { nodes: 3, pods: 0, pending: 0 },
  { nodes: 3, pods: 10, pending: 4 },
  { nodes: 3, pods: 150, pending: 20 },
  { nodes: 4, pods: 24, pending: 0 },
  { nodes: 5, pods: 60, pending: 60 },
  { nodes: 6, pods: 40, pending: 8 },
  { nodes: 7, pods: 80, pending: 10 },
  { nodes: 8, pods: 60, pending: 3 },
  { nodes: 9, pods: 90, pending: 30 },
  { nodes: 10, pods: 150, pending: 150 },
  { nodes: 11, pods: 120, pending: 12 },
  { nodes: 12, pods: 150, pending: 40 },
];

const CASES = VIEWPORTS.flatMap(([where, viewport]) =>
  COUNTS.flatMap((count) =>
    [
      { focus: undefined, how: "", tools: "" },
      { focus: "tokyo-1", how: ", one large", tools: "" },
      { focus: undefined, how: ", by zones", tools: "setPlacement" },
    ].map(({ focus, how, tools }) => ({
      name: `${count.nodes} nodes and ${count.pods} pods on ${where}${how}`,
      viewport,
      focus,
      model: modelOf(count.nodes, count.pods, count.pending, tools),
    })),
  ),
);

function expectApart(things: readonly (readonly [name: string, place: Rect])[]): void {
  for (const [at, [name, place]] of things.entries()) {
    for (const [other, where] of things.slice(at + 1)) {
      if (doOverlap(place, where)) expect.fail(`${name} overlaps ${other}`);
    }
  }
}

const podsIn = (layout: BoardLayout, model: BoardModel, node: string) =>
  model.pods.flatMap((pod) => {
    const place = layout.pods.get(pod.name);
    return pod.node === node && place !== undefined ? [[pod.name, place] as const] : [];
  });

describe("board layout", () => {
  test.each(CASES)("$name: everything is inside, nothing overlaps", ({ model, viewport, focus }) => {
    const layout = boardLayout({ model, viewport, focus });
    const piers = [...layout.piers.values()].map(({ name, outer }) => [name, outer] as const);
    const fixed = [
      ["queue", layout.queue],
      ["warehouse", layout.warehouse],
      ["office", layout.office],
      ...piers,
      ...layout.lanterns.map(({ app, label }) => [app, label] as const),
    ] as const;
    expect(piers.length).toBe(model.nodes.length);
    for (const [name, place] of fixed) expect(isInside(place, viewport.inner), name).toBe(true);
    expectApart(fixed);

    for (const pier of layout.piers.values()) {
      const inPier = podsIn(layout, model, pier.name);
      expect(inPier.length).toBe(model.pods.filter(({ node }) => node === pier.name).length);
      for (const [name, place] of inPier) expect(isInside(place, pier.yard), name).toBe(true);
      expectApart(inPier);
      for (const part of [pier.yard, pier.deck, pier.wall, pier.cpu, pier.memory, pier.gate]) {
        expect(isInside(part, pier.outer)).toBe(true);
      }
      expectApart([
        ["cpu", pier.cpu],
        ["memory", pier.memory],
        ["plate", pier.plate ?? shrink(pier.cpu, 9999)],
      ]);
    }

    const waiting = podsIn(layout, model, "");
    for (const [name, place] of waiting) expect(isInside(place, layout.bay), name).toBe(true);
    expectApart(waiting);
    const all = model.pods.filter(({ node }) => node === "").length;
    expect(waiting.length + layout.hiddenPods).toBe(all);
  });

  test.each(CASES.filter(({ model }) => model.zones.length > 0))(
    "$name: no pier stands among those of another zone",
    ({ model, viewport }) => {
      const { piers, zones, quayY } = boardLayout({ model, viewport });
      expect(zones.length).toBe(model.zones.length);
      const spans = zones.map(({ zone, line }) => [zone.name, { ...line, h: 1 }] as const);
      expectApart(spans);
      for (const { zone, line } of zones) {
        expect(line.y).toBeLessThan(quayY);
        for (const { name, outer } of piers.values()) {
          const isUnderIt = outer.x >= line.x && outer.x + outer.w <= line.x + line.w;
          expect(isUnderIt, `${name} in ${zone.name}`).toBe(zone.nodes.includes(name));
          expect(outer.y + outer.h).toBeLessThan(line.y);
        }
      }
    },
  );

  test("sizes compare: the area of a crate is its larger share of a machine", () => {
    const model = modelOf(6, 40, 0);
    const { pods } = boardLayout({ model, viewport: viewportOf({ w: 1920, h: 1080 }, 1080) });
    const area = (app: string): number => {
      const pod = model.pods.find((one) => one.app === app);
      return (pods.get(pod?.name ?? "")?.w ?? 0) ** 2;
    };
    // web asks for 500m of 8 cores, matchmaking for 2 cores: four times as much.
    expect(area("matchmaking") / area("web")).toBeCloseTo(4, 0);
    expect(area("ranking") / area("web")).toBeCloseTo(3, 0);
  });

  test("the first of a queue too long for its quay are the ones that are shown", () => {
    const model = modelOf(5, 150, 150);
    const { pods, hiddenPods } = boardLayout({
      model,
      viewport: viewportOf({ w: 360, h: 640 }, undefined, COVERED),
    });
    expect(hiddenPods).toBeGreaterThan(0);
    const shown = model.pods.map(({ name }) => pods.has(name));
    expect(shown.lastIndexOf(true)).toBeLessThan(shown.indexOf(false));
  });

  test("a Pod of a Node that is gone stands nowhere", () => {
    const store = sampleCluster({ nodes: 3, pods: 9, pending: 0, machines: "none" });
    store.delete("nodes", "osaka-1");
    const model = boardModel({ rows: store.rows, tick: 0, kubelet: "auto", tools: "", ghosts: new Map() });
    const { pods } = boardLayout({ model, viewport: viewportOf({ w: 1366, h: 768 }) });
    for (const pod of model.pods) expect(pods.has(pod.name), pod.name).toBe(pod.node !== "osaka-1");
  });

  test.each([
    { w: 1, h: 1 },
    { w: 100, h: 700 },
    { w: 320, h: 200 },
    { w: 900, h: 100 },
    { w: 1280, h: 60 },
  ])("a board of $w by $h, on its way in or out, has nothing inside out", ({ w, h }) => {
    for (const nodes of [3, 6, 12]) {
      for (const focus of [undefined, "tokyo-1"]) {
        const layout = boardLayout({
          model: modelOf(nodes, 40, 20),
          viewport: viewportOf({ w, h }, 720),
          focus,
        });
        const { quay, queue, bay } = layout;
        const decks = [...layout.piers.values()].map(({ deck }) => deck);
        const least = Math.min(...[quay, queue, bay, ...decks].flatMap((place) => [place.w, place.h]));
        expect(least).toBeGreaterThan(0);
      }
    }
  });
});
