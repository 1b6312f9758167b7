import { describe, expect, test } from "vitest";
import { GIB } from "../../../shared/model/resources.ts";
import { EraPlay } from "./era-play.ts";

const SETUP = ["debian", "node-20", "nginx", "web:v1"] as const;

const withImage = (...software: readonly string[]): EraPlay =>
  new EraPlay("virtual-machines")
    .install(...(software.length > 0 ? software : SETUP))
    .do({ type: "saveImage", app: "web:v1" });

const clone = (count: number, image = "web:v1") => ({ type: "runInstances", image, count }) as const;

test("setting up runs nothing; saving makes an image for everybody, and keeps what is installed", () => {
  const play = withImage();
  expect(play.state.pods.size).toBe(0);
  expect([...play.state.publishedImages.values()]).toMatchObject([{ image: "web:v1", nodeName: "tokyo-1" }]);
  expect(play.events).toContainEqual({ type: "ImagePublished", image: "web:v1", node: "tokyo-1" });
  expect(play.bench().installed).toEqual([...SETUP]);
});

test("an image needs everything that its app needs", () => {
  const play = new EraPlay("virtual-machines").install("debian", "node-20", "nginx");
  expect(play.codeOf({ type: "saveImage", app: "web:v1" })).toBe("NeedsFirst");
  expect(play.codeOf({ type: "saveImage", app: "nginx" })).toBe("SoftwareUnknown");
});

test("one action clones many, and each boots before it answers", () => {
  const play = withImage();
  const begun = play.state.now;
  play.onNode("tokyo-1", clone(3));
  play.until(() => play.ready().length === 3);
  expect(play.ready()).toEqual(["web-1", "web-2", "web-3"]);
  // 8 s of boot, 1.5 s of the app's own, and up to half a second until somebody asks.
  expect(play.state.now - begun).toBeGreaterThanOrEqual(9500);
  expect(play.state.now - begun).toBeLessThanOrEqual(10_200);
});

test("each clone asks for its system too, and uses it while it runs", () => {
  const play = withImage();
  play.onNode("tokyo-1", clone(2));
  play.until(() => play.ready().length === 2);
  const requested = play.state.nodeInfos.get("tokyo-1")?.requested;
  expect(requested).toMatchObject({ cpuMilli: 2 * (500 + 250), memoryBytes: 2 * (GIB / 2 + GIB) });
  expect(play.machine().memoryUsedBytes).toBeGreaterThan(2 * GIB);
  play.onNode("tokyo-1", { type: "stopInstance", pod: "web-1" });
  play.until(() => play.state.pods.size === 1);
  play.run(200);
  expect(play.machine().memoryUsedBytes).toBeLessThan(2 * GIB);
});

test("fewer fit than of the app alone, and more with a minimal system", () => {
  const usual = withImage();
  // 16 GiB hold ten times 512 MiB and 1 GiB.
  expect(usual.onNode("tokyo-1", clone(8))).toEqual([undefined]);
  expect(usual.onNode("tokyo-1", clone(3))).toEqual([
    { code: "NoRoom", params: { image: "web:v1", room: 2 } },
  ]);
  const minimal = withImage("debian-minimal", "node-20", "nginx", "web:v1");
  minimal.onNode("tokyo-1", clone(8, "web:v1-minimal"));
  expect(minimal.onNode("tokyo-1", clone(8, "web:v1-minimal"))).toEqual([
    // Of eight cores each takes 650 millicores.
    { code: "NoRoom", params: { image: "web:v1-minimal", room: 4 } },
  ]);
});

test("another machine copies the whole image first, over its own cable", () => {
  const play = withImage();
  play.onNode("osaka-1", clone(1));
  play.run(1000);
  expect(play.runtime("web-1", "osaka-1")?.stage).toBe("pulling");
  const begun = play.state.now;
  play.until(() => play.runtime("web-1", "osaka-1")?.stage === "starting");
  // 285 MiB at 25 MiB/s.
  expect(play.state.now - begun).toBeGreaterThan(10_000);
  play.until(() => play.isReady("web-1"));
});

test("versions do not fight: every machine has its own", () => {
  const play = withImage();
  play.onNode("tokyo-1", clone(1));
  play.install("redis", "node-18", "chat:v1").do({ type: "saveImage", app: "chat:v1" });
  play.onNode("tokyo-1", { type: "runInstances", image: "chat:v1", count: 1 });
  play.until(() => play.ready().length === 2);
});

describe("what is refused", () => {
  test.each([
    ["an image that nobody has made", clone(1, "api:v1"), "ImageNotShared"],
    ["to fetch an image that nobody has made", { type: "pullImage", image: "api:v1" }, "ImageNotShared"],
    ["to save the same again", { type: "saveImage", app: "web:v1" }, "ImagePublished"],
    [
      "another system under the one that is there",
      { type: "installSoftware", software: "debian-minimal" },
      "AlreadyInstalled",
    ],
    ["software that there is not", { type: "installSoftware", software: "cobol" }, "SoftwareUnknown"],
    ["to build layers", { type: "buildImage", app: "web:v1", order: "code-last" }, "NotInThisEra"],
  ] as const)("%s", (_name, command, code) => {
    expect(withImage().codeOf(command)).toBe(code);
  });
});
