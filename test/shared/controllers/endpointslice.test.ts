import { describe, expect, test } from "vitest";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { ClusterNode } from "../../../shared/model/node.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import type { Endpoint } from "../../../shared/model/service.ts";
import { node, pod, ready, service } from "../../builders.ts";
import { controlled, play, running } from "./play.ts";

const web = (name: string): Pod => running(pod(name, { metadata: { labels: { app: "web" } } }), 0);

function endpointsOf(pods: readonly Pod[], spec = {}): readonly Endpoint[] | undefined {
  const begin = controlled({ pods, objects: [service("web", spec)] }, ["endpointslice"]);
  return play(begin, 1).state.endpointSlices.get("default/web")?.endpoints;
}

describe("the endpoints of a Service", () => {
  const unready = { ...web("a"), status: { ...web("a").status, conditions: [ready(false)] } };
  const ending = { ...web("a"), metadata: { ...web("a").metadata, deletionTimestamp: 9 } };
  const { podIP: _, ...withoutAddress } = web("a").status;

  test.each<{ name: string; one: Pod; spec?: object; want: Endpoint["conditions"] | undefined }>([
    {
      name: "a ready Pod takes requests",
      one: web("a"),
      want: { ready: true, serving: true, terminating: false },
    },
    {
      name: "an unready one does not",
      one: unready,
      want: { ready: false, serving: false, terminating: false },
    },
    {
      name: "an unready one does where the Service says so",
      one: unready,
      spec: { publishNotReadyAddresses: true },
      want: { ready: true, serving: false, terminating: false },
    },
    {
      name: "one that is being deleted still serves, but gets nothing new",
      one: ending,
      want: { ready: false, serving: true, terminating: true },
    },
    {
      name: "one that has ended is not in it",
      one: { ...web("a"), status: { ...web("a").status, phase: "Failed" } },
      want: undefined,
    },
    {
      name: "one without an address is not in it",
      one: { ...web("a"), status: withoutAddress },
      want: undefined,
    },
    {
      name: "one of another app is not in it",
      one: running(pod("a", { metadata: { labels: { app: "api" } } }), 0),
      want: undefined,
    },
  ])("$name", ({ one, spec, want }) => {
    expect(endpointsOf([one], spec)?.[0]?.conditions).toEqual(want);
  });

  test("name Pod, address and Node, in order", () => {
    expect(endpointsOf([web("bb"), web("a")])).toMatchObject([
      { podKey: "default/a", addresses: ["10.0.0.1"], nodeName: "node-1" },
      { podKey: "default/bb", addresses: ["10.0.0.2"], nodeName: "node-1" },
    ]);
  });

  test("name the zone of the Node, also when it moves to another", () => {
    const inZone = (zone: string): ClusterNode =>
      node("node-1", { metadata: { labels: { "topology.kubernetes.io/zone": zone } } });
    const begin = controlled({ nodes: [inZone("east")], pods: [web("a")], objects: [service("web")] }, [
      "endpointslice",
    ]);
    const zoneIn = ({ endpointSlices }: ClusterState): string | undefined =>
      endpointSlices.get("default/web")?.endpoints[0]?.zone;
    const first = play(begin, 1).state;
    expect(zoneIn(first)).toBe("east");
    expect(zoneIn(play(first, 1, (draft) => draft.put(inZone("west"))).state)).toBe("west");
  });

  test.each([
    { name: "its Service as subdomain", subdomain: "web", want: "first" },
    { name: "another subdomain", subdomain: "api", want: undefined },
  ])("carry the host name of a Pod with $name", ({ subdomain, want }) => {
    const named = { ...web("a"), spec: { ...web("a").spec, hostname: "first", subdomain } };
    expect(endpointsOf([named])?.[0]?.hostname).toBe(want);
  });

  test("follow a Pod whose labels change", () => {
    const first = play(
      controlled({ pods: [web("a")], objects: [service("web")] }, ["endpointslice"]),
      1,
    ).state;
    const { state } = play(first, 1, (draft) => {
      const one = draft.pods.get("default/a");
      if (one) draft.put({ ...one, metadata: { ...one.metadata, labels: { app: "debug" } } });
    });
    expect(state.endpointSlices.get("default/web")?.endpoints).toEqual([]);
  });

  test("go with their Service", () => {
    const first = play(
      controlled({ pods: [web("a")], objects: [service("web")] }, ["endpointslice"]),
      1,
    ).state;
    const { state } = play(first, 1, (draft) => draft.remove("Service", "default/web"));
    expect(state.endpointSlices.size).toBe(0);
  });

  test("are none for a Service that selects nothing", () => {
    expect(endpointsOf([web("a")], { selector: {} })).toEqual([]);
  });
});
