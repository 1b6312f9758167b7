import { describe, expect, test } from "vitest";
import { CALL_IDS, callNeeds } from "../../../shared/commands/calls.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { cluster } from "../../builders.ts";
import { give } from "./give.ts";

const seat: Seat = { id: "tokyo-1", role: "node", nodeName: "tokyo-1" };
const call = (id: string, params?: object) =>
  give(cluster(), { type: "call", call: id, ...(params ? { params } : {}) }, seat);

describe.each(CALL_IDS)("%s", (id) => {
  const params = Object.fromEntries(callNeeds(id).map((param) => [param, "web"]));

  test("is heard by the team, and changes nothing", () => {
    const { refusal, events, state } = call(id, params);
    expect(refusal).toBeUndefined();
    expect(events).toEqual([{ type: "Called", seat: "tokyo-1", call: id, params }]);
    expect(state.totals.actions).toBe(0);
  });

  test("has to name what it is about", () => {
    const [param] = callNeeds(id);
    if (param !== undefined)
      expect(call(id).refusal).toEqual({ code: "CallIncomplete", params: { call: id, param } });
  });
});

test.each([
  { name: "words of one's own", id: "hello", params: {} },
  { name: "more than names", id: "im-full", params: { text: "hello" } },
  { name: "names that are none", id: "look-at", params: { node: "<b>" } },
])("$name are no call", ({ id, params }) => {
  expect(call(id, params).refusal?.code).toBe("MalformedCommand");
});
