import type { ClusterDraft } from "../model/cluster-draft.ts";
import { newMeta } from "../model/new-objects.ts";
import { type ClusterNode, LABEL_ZONE } from "../model/node.ts";
import { isPodFinished, isPodReady, isPodTerminating, type Pod } from "../model/pod.ts";
import { podsOfSelector } from "../model/pods-of-selector.ts";
import type { LabelSelector } from "../model/selector.ts";
import type { EndpointSlice, Service } from "../model/service.ts";
import { servicesOfLabels } from "../model/services-of-labels.ts";
import { isEqual } from "../util/equal.ts";
import { endpointOf, podBelongsInEndpoints } from "./endpoint-slice/endpoint.ts";
import type { Controller } from "./framework.ts";
import { ownerReferenceTo } from "./owners.ts";

/** Source: k8s.io/api `discovery/v1/well_known_labels.go`, v1.35. */
const LABEL_SERVICE_NAME = "kubernetes.io/service-name";

/**
 * Lists for every Service the Pods behind it and whether they take requests. Traffic goes by this list, so a Pod whose
 * Node fell silent goes on being asked until the list says otherwise.
 * Source: k8s.io/endpointslice `reconciler.go`, v1.35.
 */
export const endpointSliceController: Controller = {
  name: "endpointslice",
  keysFor(draft, change) {
    if (change.kind === "Service") return [change.key];
    if (change.kind === "Node")
      return hasMoved(change.before, change.after) ? [...draft.services.keys()] : [];
    if (change.kind !== "Pod" || looksTheSame(change.before, change.after)) return [];
    return servicesOf(draft, [change.before, change.after]);
  },
  allKeys: (draft) => draft.services.keys(),
  reconcile(draft, key) {
    const service = draft.services.get(key);
    if (service === undefined) draft.remove("EndpointSlice", key);
    else write(draft, key, service);
  },
};

/** Zones are the only thing about a Node that endpoints know. */
const hasMoved = (before: ClusterNode | undefined, after: ClusterNode | undefined): boolean =>
  before?.metadata.labels[LABEL_ZONE] !== after?.metadata.labels[LABEL_ZONE];

/** Whether a Service sees no difference between two versions of a Pod. */
function looksTheSame(before: Pod | undefined, after: Pod | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.metadata.labels === after.metadata.labels &&
    before.status.podIP === after.status.podIP &&
    before.spec.nodeName === after.spec.nodeName &&
    isPodReady(before) === isPodReady(after) &&
    isPodTerminating(before) === isPodTerminating(after) &&
    isPodFinished(before) === isPodFinished(after)
  );
}

function servicesOf(draft: ClusterDraft, pods: readonly (Pod | undefined)[]): readonly string[] {
  const keys = new Set<string>();
  for (const pod of pods) {
    if (pod === undefined) continue;
    const { namespace, labels } = pod.metadata;
    for (const key of servicesOfLabels(draft.services, namespace, labels)) keys.add(key);
  }
  return [...keys];
}

function write(draft: ClusterDraft, key: string, service: Service): void {
  const { name, namespace } = service.metadata;
  const isEmpty = Object.keys(service.spec.selector).length === 0;
  const selector: LabelSelector = { matchLabels: service.spec.selector, matchExpressions: [] };
  const endpoints = (isEmpty ? [] : podsOfSelector(draft, namespace, selector))
    .filter((pod) => podBelongsInEndpoints(pod, true))
    .map((pod) => endpointOf(pod, service, draft.nodes.get(pod.spec.nodeName ?? "")));
  const known = draft.endpointSlices.get(key);
  if (known !== undefined && isEqual(known.endpoints, endpoints)) return;
  const metadata =
    known?.metadata ??
    newMeta({
      name,
      namespace,
      uid: draft.uid(),
      creationTimestamp: draft.now,
      labels: { [LABEL_SERVICE_NAME]: name },
      ownerReferences: [ownerReferenceTo(service)],
    });
  const slice: EndpointSlice = { kind: "EndpointSlice", metadata, endpoints };
  draft.put(slice);
}
