import { z } from "zod";
import type { NodeInfo } from "../../model/node-info.ts";
import type { Container, ContainerPort, Pod } from "../../model/pod.ts";
import { definePlugin, SKIP, type Status } from "../framework.ts";

export const REASON_NODE_PORTS = "node(s) didn't have free ports for the requested pod ports";
const REFUSED: Status = { code: "Unschedulable", reasons: [REASON_NODE_PORTS] };
const ANY_IP = "0.0.0.0";

/**
 * Filter: two Pods on one Node cannot share a host port of the same protocol, unless their host IPs differ.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/nodeports/node_ports.go`, `HostPortInfo`, v1.35.
 */
export const nodePorts = definePlugin({
  name: "NodePorts",
  weight: 0,
  args: z.strictObject({}),
  wakesOn: ["PodDelete", "NodeAdd"],
  create: () => ({
    preFilter(pod) {
      const wanted = hostPorts(pod);
      if (wanted.length === 0) return SKIP;
      return { filter: (info) => (conflicts(wanted, info) ? REFUSED : undefined) };
    },
  }),
});

function conflicts(wanted: readonly ContainerPort[], info: NodeInfo): boolean {
  return info.pods.some((pod) => hostPorts(pod).some((used) => wanted.some((port) => clash(port, used))));
}

function clash(a: ContainerPort, b: ContainerPort): boolean {
  if (a.hostPort !== b.hostPort || (a.protocol ?? "TCP") !== (b.protocol ?? "TCP")) return false;
  const [ipOfA, ipOfB] = [a.hostIP || ANY_IP, b.hostIP || ANY_IP];
  return ipOfA === ipOfB || ipOfA === ANY_IP || ipOfB === ANY_IP;
}

/** The host ports that a Pod takes while it runs: those of its containers and sidecars. */
function hostPorts({ spec }: Pod): readonly ContainerPort[] {
  const ports: ContainerPort[] = [];
  for (const container of spec.initContainers) {
    if (container.restartPolicy === "Always") collect(container, ports);
  }
  for (const container of spec.containers) collect(container, ports);
  return ports;
}

function collect(container: Container, ports: ContainerPort[]): void {
  for (const port of container.ports) if ((port.hostPort ?? 0) > 0) ports.push(port);
}
