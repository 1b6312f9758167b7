import { z } from "zod";
import { endpointOf, podBelongsInEndpoints } from "../../../shared/controllers/endpoint-slice/endpoint.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { serviceParser } from "../../../shared/model/parse/service.ts";
import { defineAdapter, observed } from "../adapter.ts";

export const ENDPOINT_ADAPTERS = {
  podBelongsInEndpoints: defineAdapter({
    input: z.looseObject({ pod: observed(podParser), includeTerminating: z.boolean() }),
    run: ({ pod, includeTerminating }) => ({ included: podBelongsInEndpoints(pod, includeTerminating) }),
  }),
  endpointOf: defineAdapter({
    input: z.looseObject({ pod: observed(podParser), service: observed(serviceParser) }),
    run: ({ pod, service }) => ({ ...endpointOf(pod, service) }),
  }),
};
