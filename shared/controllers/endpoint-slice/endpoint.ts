import { keyOf } from "../../model/meta.ts";
import { type ClusterNode, LABEL_ZONE } from "../../model/node.ts";
import { isPodFinished, isPodReady, isPodTerminating, type Pod } from "../../model/pod.ts";
import type { Endpoint, Service } from "../../model/service.ts";
import { defined } from "../../util/defined.ts";

/**
 * Whether a Pod stands in the endpoints at all: it has an address and has not ended.
 * Source: k8s.io/endpointslice `util/controller_utils.go` ShouldPodBeInEndpoints, v1.35.
 */
export function podBelongsInEndpoints(pod: Pod, includeTerminating: boolean): boolean {
  if (isPodFinished(pod) || pod.status.podIP === undefined) return false;
  return includeTerminating || !isPodTerminating(pod);
}

/**
 * What a Service knows of a Pod. Requests go to `ready` ones.
 * Source: k8s.io/endpointslice `utils.go` podToEndpoint, v1.35.
 */
export function endpointOf(
  pod: Pod,
  { metadata, spec }: Pick<Service, "metadata" | "spec">,
  node?: ClusterNode,
): Endpoint {
  const serving = isPodReady(pod);
  const terminating = isPodTerminating(pod);
  const { podIP } = pod.status;
  const { nodeName, hostname, subdomain } = pod.spec;
  const isNamed = subdomain === metadata.name && pod.metadata.namespace === metadata.namespace;
  const whereabouts = defined({
    nodeName,
    zone: node?.metadata.labels[LABEL_ZONE],
    hostname: isNamed ? hostname : undefined,
  });
  return {
    podKey: keyOf(pod),
    addresses: podIP === undefined ? [] : [podIP],
    ...whereabouts,
    conditions: {
      ready: spec.publishNotReadyAddresses || (serving && !terminating),
      serving,
      terminating,
    },
  };
}
