import type { Labels, ObjectMeta } from "./meta.ts";

export interface Service {
  readonly kind: "Service";
  readonly metadata: ObjectMeta;
  readonly spec: {
    /** Simplified: plain equality labels, as in the API; a Service without a selector is not modelled. */
    readonly selector: Labels;
    readonly port: number;
    readonly publishNotReadyAddresses: boolean;
  };
}

export interface Endpoint {
  readonly podKey: string;
  readonly addresses: readonly string[];
  readonly nodeName?: string;
  /** Where its Node stands, by the label topology.kubernetes.io/zone. */
  readonly zone?: string;
  /** Only for a Pod that names this Service as its subdomain. */
  readonly hostname?: string;
  readonly conditions: {
    readonly ready: boolean;
    readonly serving: boolean;
    readonly terminating: boolean;
  };
}

/** Simplified: one slice a Service and no limit of 100 endpoints a slice. Shares the Service's name. */
export interface EndpointSlice {
  readonly kind: "EndpointSlice";
  readonly metadata: ObjectMeta;
  readonly endpoints: readonly Endpoint[];
}
