import { expect, test } from "vitest";
import type { Segment } from "../../../shared/model/totals.ts";
import { segmentTotals } from "../../../shared/scoring/segments.ts";
import { service } from "../../builders.ts";
import { image, Play, podOf } from "../play.ts";

const PARTS: readonly Segment[] = [
  { id: "before", fromMs: 0 },
  { id: "after", fromMs: 4000 },
];

/** One app of 60 requests a second; nobody serves them before the sixth second. */
function played(segments: readonly Segment[] | undefined): Play {
  const play = new Play({
    apps: [{ name: "web", style: 0, demand: [{ atMs: 0, rps: 60 }] }],
    services: [service("web")],
    images: [image("web:v1", { layers: [] })],
  });
  const settings = { ...play.state.settings, ...(segments && { segments }) };
  play.state = { ...play.state, settings };
  play.run(6000);
  play.change((draft) => draft.put(podOf("web-1", "web:v1")));
  return play.run(3900);
}

test("each part has the figures of its own seconds, and together they are the round's", () => {
  const { state } = played(PARTS);
  const [before, after] = segmentTotals(state).map(({ totals }) => totals);
  expect(before).toMatchObject({ served: 0, failed: 234, instanceSeconds: 0 });
  expect((after?.served ?? 0) + (after?.failed ?? 0)).toBe(6 * 60);
  expect(after?.served).toBeGreaterThan(200);
  expect((before?.served ?? 0) + (after?.served ?? 0)).toBe(state.totals.served);
  expect((before?.failed ?? 0) + (after?.failed ?? 0)).toBe(state.totals.failed);
});

test("a part that has not begun has no figures", () => {
  const { state } = played([...PARTS, { id: "later", fromMs: 60_000 }]);
  expect(segmentTotals(state).map(({ id }) => id)).toEqual(["before", "after"]);
});

test("an outage that goes on counts in the last part", () => {
  const { state } = new Play({
    apps: [{ name: "web", style: 0, demand: [{ atMs: 0, rps: 60 }] }],
    services: [service("web")],
  }).run(3000);
  const [only] = segmentTotals({
    ...state,
    settings: { ...state.settings, segments: [{ id: "all", fromMs: 0 }] },
    segmentStarts: [{ ...state.totals, outages: 0, outageMs: 0 }],
  });
  expect(only?.totals.outages).toBe(1);
});

test("most rounds have none", () => {
  expect(segmentTotals(played(undefined).state)).toEqual([]);
});
