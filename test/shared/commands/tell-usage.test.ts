import { describe, expect, test } from "vitest";
import { MIB } from "../../../shared/model/resources.ts";
import { behaviour, image, Play, podOf } from "../play.ts";

/** Two of web, one of them with more to do, and one of api that waits for its image, on one machine. */
function busy(): Play {
  const play = new Play({
    images: [
      image("web:v1", { layers: [], behaviour: behaviour({ memoryIdleBytes: 300 * MIB, cpuIdleMilli: 50 }) }),
      image("api:v1", { behaviour: behaviour({ memoryIdleBytes: 400 * MIB }) }),
    ],
    pods: [podOf("web-1", "web:v1"), podOf("web-2", "web:v1")],
  }).run(5000);
  play.asRoom({ type: "startIncident", incident: "memory-leak", target: "web-2" });
  return play.run(3000).change((draft) => draft.put(podOf("api-1", "api:v1")));
}

describe("tellUsage", () => {
  test("writes down what the hungriest instance really uses, for everybody to see", () => {
    const play = busy();
    expect(play.onNode("tokyo-1", { type: "tellUsage", app: "web" })).toEqual([undefined]);
    const report = play.state.usageReports.get("web\u0000tokyo-1");
    const used = play.runtime("web-2")?.memoryUsedBytes ?? 0;
    expect(used).toBeGreaterThan(300 * MIB);
    expect(report).toMatchObject({ app: "web", node: "tokyo-1", cpuMilli: 50, memoryBytes: used });
    expect(play.events).toContainEqual({
      type: "UsageTold",
      node: "tokyo-1",
      app: "web",
      cpuMilli: 50,
      memoryBytes: used,
    });
  });

  test("is refused about what does not run here, and on a machine that is off", () => {
    const play = busy();
    const tell = (app: string) => play.onNode("tokyo-1", { type: "tellUsage", app })[0]?.code;
    expect(tell("ranking")).toBe("NothingToTell");
    expect(tell("api")).toBe("NothingToTell");
    play.asRoom({ type: "startIncident", incident: "node-power-off", target: "tokyo-1" });
    expect(tell("web")).toBe("MachineOff");
  });

  test("is no work", () => {
    const play = busy();
    play.onNode("tokyo-1", { type: "tellUsage", app: "web" });
    expect(play.state.totals.actions).toBe(0);
  });
});

test("clearPods ends everything that runs, and what waits", () => {
  const play = busy();
  play.asRoom({ type: "clearPods" });
  play.run(40_000);
  expect(play.state.pods.size).toBe(0);
  expect(play.state.runtimes.size).toBe(0);
});
