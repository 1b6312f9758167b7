import { describe, expect, test } from "vitest";
import type { LayerOrder } from "../../../shared/model/era.ts";
import { EraPlay } from "./era-play.ts";

const build = (app: string, order: LayerOrder = "code-last") => ({ type: "buildImage", app, order }) as const;

/** Milliseconds from an order until the hands are free again. */
function timeOf(play: EraPlay, command: Parameters<EraPlay["do"]>[0]): number {
  const begun = play.state.now;
  return play.do(command).state.now - begun;
}

test("building loads the ready-made layer and takes every other step once", () => {
  const play = new EraPlay("containers");
  // 50 MiB at 25 MiB/s, then 4.5 s, 3.5 s and 2.5 s; a tick for the order.
  expect(timeOf(play, build("web:v1"))).toBe(12_600);
  expect(Object.keys(play.machine().images)).toEqual(["web:v1"]);
  expect(play.state.publishedImages.size).toBe(0);
});

test.each([
  { order: "code-last", buildMs: 2500, pushMs: 400 },
  { order: "code-first", buildMs: 2500 + 4500 + 3500, pushMs: 4200 },
] as const)(
  "with $order version 2 is built in $buildMs ms and pushed in $pushMs ms",
  ({ order, buildMs, pushMs }) => {
    const play = new EraPlay("containers");
    const name = (version: string): string => `web:${version}${order === "code-first" ? "-code-first" : ""}`;
    play.do(build("web:v1", order)).do({ type: "pushImage", image: name("v1") });
    expect(timeOf(play, build("web:v2", order))).toBe(buildMs + 100);
    expect(timeOf(play, { type: "pushImage", image: name("v2") })).toBe(pushMs + 100);
  },
);

test("a push brings only what the registry does not have", () => {
  const play = new EraPlay("containers").do(build("web:v1")).do(build("api:v1"));
  // 75 + 20 + 10 MiB; the system is there.
  expect(timeOf(play, { type: "pushImage", image: "web:v1" })).toBe(4300);
  // Node.js is there too: 15 + 15 MiB.
  expect(timeOf(play, { type: "pushImage", image: "api:v1" })).toBe(1300);
});

test("one action runs many, in seconds, also on a machine that has to fetch the layers", () => {
  const play = new EraPlay("containers").do(build("web:v1")).do({ type: "pushImage", image: "web:v1" });
  const begun = play.state.now;
  play.onNode("tokyo-1", { type: "runInstances", image: "web:v1", count: 4 });
  play.until(() => play.ready().length === 4);
  expect(play.state.now - begun).toBeLessThanOrEqual(2200);
  play.onNode("osaka-1", { type: "runInstances", image: "web:v1", count: 2 });
  play.until(() => play.ready().length === 6);
  // 155 MiB at 25 MiB/s.
  expect(play.state.now - begun).toBeLessThanOrEqual(11_000);
});

test("whoever built an image runs it without the registry; nobody else can", () => {
  const play = new EraPlay("containers").do(build("web:v1"));
  const run = { type: "runInstances", image: "web:v1", count: 1 } as const;
  expect(play.codeOf(run, "osaka-1")).toBe("ImageNotShared");
  expect(play.codeOf(run)).toBeUndefined();
});

test("versions do not fight on one machine", () => {
  const play = new EraPlay("containers").do(build("web:v1")).do(build("chat:v1"));
  for (const image of ["web:v1", "chat:v1"])
    play.onNode("tokyo-1", { type: "runInstances", image, count: 1 });
  play.until(() => play.ready().length === 2);
});

test("what dies stays dead until somebody starts it", () => {
  const play = new EraPlay("containers").do(build("web:v1"));
  play.onNode("tokyo-1", { type: "runInstances", image: "web:v1", count: 1 });
  play.until(() => play.isReady("web-1"));
  play.asRoom({ type: "startIncident", incident: "container-crash", target: "web-1" });
  play.run(30_000);
  expect(play.isReady("web-1")).toBe(false);
  play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" });
  play.until(() => play.isReady("web-1"));
});

test("a machine that dies takes its layers along; the registry has them", () => {
  const play = new EraPlay("containers").do(build("web:v1")).do({ type: "pushImage", image: "web:v1" });
  play.asRoom({ type: "startIncident", incident: "machine-loss", target: "tokyo-1" });
  expect(play.machine()).toMatchObject({ images: {}, layers: {}, power: "off" });
  play.onNode("tokyo-1", { type: "powerOn" });
  play.until(() => play.machine().power === "on");
  play.onNode("tokyo-1", { type: "runInstances", image: "web:v1", count: 1 });
  play.until(() => play.isReady("web-1"));
});

describe("what is refused", () => {
  test.each([
    ["to push what is not here", { type: "pushImage", image: "api:v1" }, "ImageNotHere"],
    ["to push twice", { type: "pushImage", image: "web:v1" }, "ImagePublished"],
    ["to build what is here", build("web:v1"), "ImageBuilt"],
    ["to build what nobody has written", build("cobol:v1"), "SoftwareUnknown"],
    ["to install by hand", { type: "installSoftware", software: "nginx" }, "NotInThisEra"],
    ["to stop what is not here", { type: "stopInstance", pod: "web-9" }, "PodNotHere"],
  ] as const)("%s", (_name, command, code) => {
    const play = new EraPlay("containers").do(build("web:v1")).do({ type: "pushImage", image: "web:v1" });
    expect(play.codeOf(command)).toBe(code);
  });
});

test("outside the eras their commands are refused", () => {
  const play = new EraPlay("containers");
  const { era: _, ...settings } = play.state.settings;
  play.state = { ...play.state, settings };
  expect(play.codeOf(build("web:v1"))).toBe("NotInThisEra");
});
