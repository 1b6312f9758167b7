import { describe, expect, test } from "vitest";
import { isNodeReady, LABEL_ZONE } from "../../../shared/model/node.ts";
import { machine } from "../../builders.ts";
import { Play, podOf } from "../play.ts";

/** A cluster of one Node, and a machine that is off and no Node yet. */
function withReserve(): Play {
  return new Play({ automation: { scheduler: "auto", controllers: ["nodelifecycle"] } }).change((draft) =>
    draft.machines.set("osaka-1", machine("osaka-1", { power: "off", silentSince: 0 })),
  );
}
const join = (play: Play) => play.onNode("osaka-1", { type: "joinNode" })[0]?.code;

test("a machine that is switched on and joins is a Ready Node of its zone, and takes Pods", () => {
  const play = withReserve();
  play.onNode("osaka-1", { type: "powerOn" });
  play.until(() => play.machine("osaka-1").power === "on");
  expect(play.state.nodes.has("osaka-1")).toBe(false);
  expect(join(play)).toBeUndefined();
  const joined = play.state.nodes.get("osaka-1");
  expect(joined && isNodeReady(joined)).toBe(true);
  expect(joined?.metadata.labels[LABEL_ZONE]).toBe("osaka");
  const { nodeName: _, ...spec } = podOf("web-1", "web:v1", { requests: { cpu: 1000 } }).spec;
  play.asRoom({ type: "cordon", node: "tokyo-1" });
  play.change((draft) => draft.put({ ...podOf("web-1", "web:v1"), spec }));
  play.until(() => play.isReady("web-1"));
  expect(play.pod("web-1")?.spec.nodeName).toBe("osaka-1");
});

test("images that it pulled before it joined are known at once", () => {
  const play = withReserve();
  play.onNode("osaka-1", { type: "powerOn" });
  play.until(() => play.machine("osaka-1").power === "on");
  expect(play.onNode("osaka-1", { type: "pullImage", image: "web:v1" })).toEqual([undefined]);
  play.until(() => play.machine("osaka-1").images["web:v1"] !== undefined);
  join(play);
  expect(play.state.nodes.get("osaka-1")?.status.images.map(({ names }) => names)).toEqual([["web:v1"]]);
});

describe("refused", () => {
  test("while it is off, while it boots, and once it is a Node", () => {
    const play = withReserve();
    expect(join(play)).toBe("MachineOff");
    play.onNode("osaka-1", { type: "powerOn" });
    expect(join(play)).toBe("MachineBooting");
    play.until(() => play.machine("osaka-1").power === "on");
    join(play);
    expect(join(play)).toBe("AlreadyJoined");
  });

  test("without a network", () => {
    const play = withReserve().change((draft) =>
      draft.machines.set("osaka-1", machine("osaka-1", { network: "cut" })),
    );
    expect(join(play)).toBe("NoNetwork");
  });
});

test("a machine that never joined is nobody's lost Node", () => {
  const play = withReserve().run(20_000);
  expect([...play.state.nodes.keys()]).toEqual(["tokyo-1"]);
  expect(play.events.filter(({ type }) => type === "NodeNotReady")).toEqual([]);
});
