import { expect, test } from "vitest";
import { newContainer } from "../../../../shared/model/new-objects.ts";
import type { ContainerPort, Pod } from "../../../../shared/model/pod.ts";
import { node, pod } from "../../../builders.ts";
import { answers, profileOf, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "NodePorts" });
const REFUSED = "Unschedulable: node(s) didn't have free ports for the requested pod ports";

const port = (hostPort: number, hostIP = "", protocol: ContainerPort["protocol"] = "TCP"): ContainerPort => ({
  containerPort: 80,
  hostPort,
  hostIP,
  protocol,
});
const withPorts = (name: string, ports: ContainerPort[], spec: Partial<Pod["spec"]> = {}): Pod =>
  pod(name, { spec: { containers: [newContainer({ name: "app", image: "web:v1", ports })], ...spec } });

// Source: pkg/scheduler/framework/plugins/nodeports/node_ports_test.go, v1.35.
test.each([
  { name: "another port", used: [port(8080)], wanted: [port(9090)], want: "ok" },
  { name: "the same port", used: [port(8080)], wanted: [port(8080)], want: REFUSED },
  {
    name: "the same port of another protocol",
    used: [port(8080)],
    wanted: [port(8080, "", "UDP")],
    want: "ok",
  },
  {
    name: "the same port of two addresses",
    used: [port(80, "127.0.0.1")],
    wanted: [port(80, "127.0.0.2")],
    want: "ok",
  },
  { name: "an address against all", used: [port(80, "127.0.0.1")], wanted: [port(80)], want: REFUSED },
  {
    name: "all against an address",
    used: [port(80, "0.0.0.0")],
    wanted: [port(80, "127.0.0.1")],
    want: REFUSED,
  },
  { name: "one of several", used: [port(8000), port(8080)], wanted: [port(9090), port(8080)], want: REFUSED },
  { name: "ports that are not of the Node", used: [port(0)], wanted: [port(0)], want: "ok" },
])("$name", ({ used, wanted, want }) => {
  const snapshot = snapshotWith([node("a")], [withPorts("tenant", used, { nodeName: "a" })]);
  expect(answers(profile, withPorts("web", wanted), snapshot)).toEqual({ a: want });
});

test("a sidecar keeps its port, another init container does not", () => {
  const init = (restartPolicy: "Always" | undefined) => [
    newContainer({
      name: "init",
      image: "x:1",
      ports: [port(80)],
      ...(restartPolicy ? { restartPolicy } : {}),
    }),
  ];
  const tenant = (restartPolicy: "Always" | undefined) =>
    withPorts("tenant", [], { nodeName: "a", initContainers: init(restartPolicy) });
  const web = withPorts("web", [port(80)]);
  expect(answers(profile, web, snapshotWith([node("a")], [tenant("Always")]))).toEqual({ a: REFUSED });
  expect(answers(profile, web, snapshotWith([node("a")], [tenant(undefined)]))).toEqual({ a: "ok" });
});
