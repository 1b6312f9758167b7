import type { Adapter } from "../adapter.ts";
import { AUTOSCALER_ADAPTERS } from "./autoscaler.ts";
import { DEPLOYMENT_ADAPTERS } from "./deployment.ts";
import { DISRUPTION_ADAPTERS } from "./disruption.ts";
import { DRAIN_ADAPTERS } from "./drain.ts";
import { ENDPOINT_ADAPTERS } from "./endpoints.ts";
import { IMAGE_ADAPTERS } from "./images.ts";
import { KUBELET_ADAPTERS } from "./kubelet.ts";
import { NODE_ADAPTERS } from "./nodes.ts";
import { REPLICA_SET_ADAPTERS } from "./replica-set.ts";
import { SCHEDULING_ADAPTERS } from "./scheduling.ts";

/** The adapter of every `fn` of the cases. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  ...SCHEDULING_ADAPTERS,
  ...DEPLOYMENT_ADAPTERS,
  ...REPLICA_SET_ADAPTERS,
  ...AUTOSCALER_ADAPTERS,
  ...DISRUPTION_ADAPTERS,
  ...DRAIN_ADAPTERS,
  ...NODE_ADAPTERS,
  ...ENDPOINT_ADAPTERS,
  ...KUBELET_ADAPTERS,
  ...IMAGE_ADAPTERS,
};
