import { describe, expect, test } from "vitest";
import type { AppSpec } from "../../../shared/model/catalogue.ts";
import { deployment, service } from "../../builders.ts";
import { behaviour, image, Play, podOf } from "../play.ts";

const APP: AppSpec = { name: "web", style: 0, demand: [{ atMs: 0, rps: 100 }] };

describe("the loss of a machine", () => {
  test("in a cluster the Pods are still known, and begin again on the empty disk", () => {
    const play = new Play({ pods: [podOf("web-1", "web:v1")] });
    play.until(() => play.isReady("web-1"));
    play.asRoom({ type: "startIncident", incident: "machine-loss", target: "tokyo-1" });
    expect(play.machine()).toMatchObject({ power: "off", images: {}, layers: {} });
    expect(play.runtime("web-1")).toBeUndefined();
    expect(play.pod("web-1")).toBeDefined();
    play.onNode("tokyo-1", { type: "powerOn" });
    play.until(() => play.runtime("web-1")?.stage === "pulling");
    play.until(() => play.isReady("web-1"));
  });

  test("somebody else presses the button after a while", () => {
    const play = new Play();
    play.asRoom({ type: "startIncident", incident: "machine-loss", target: "tokyo-1" });
    expect(play.until(() => play.machine().power === "on")).toBeGreaterThan(40_000);
  });
});

describe("an old version", () => {
  const play = (): Play => {
    const begun = new Play({
      apps: [APP],
      services: [service("web")],
      images: [image("web:v1", { behaviour: behaviour() }), image("web:v2", { behaviour: behaviour() })],
      pods: [podOf("web-1", "web:v1")],
    });
    begun.change((draft) => draft.put(deployment("web")));
    begun.until(() => begun.isReady("web-1"));
    return begun.run(2000);
  };
  const failed = (of: Play): number => of.state.traffic.get("default/web")?.failedRps ?? 0;

  test("answers half of the requests wrong from then on, until it is replaced", () => {
    const old = play();
    old.asRoom({ type: "setImage", deployment: "web", image: "web:v2" });
    old.run(2000);
    expect(failed(old)).toBe(0);
    old.asRoom({ type: "startIncident", incident: "old-version", target: "web" });
    old.run(3000);
    expect(failed(old)).toBe(50);
    old.change((draft) => {
      draft.remove("Pod", "default/web-1");
      draft.put(podOf("web-2", "web:v2"));
    });
    old.until(() => old.isReady("web-2"));
    old.run(3000);
    expect(failed(old)).toBe(0);
  });

  test("is no trouble where the wanted version runs, however its image was made", () => {
    const current = play();
    current.change((draft) => draft.put(deployment("web", { image: "web:v1-code-first" })));
    current.asRoom({ type: "startIncident", incident: "old-version", target: "web" });
    current.run(3000);
    expect(failed(current)).toBe(0);
  });
});
