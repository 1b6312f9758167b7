import { z } from "zod";
import { endpointOf, podBelongsInEndpoints } from "../../../shared/controllers/endpoint-slice/endpoint.ts";
import { nodeParser } from "../../../shared/model/parse/node.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { serviceParser } from "../../../shared/model/parse/service.ts";
import { defineAdapter, observed } from "../adapter.ts";

export const ENDPOINT_ADAPTERS = {
  podBelongsInEndpoints: defineAdapter({
    input: z.looseObject({ pod: observed(podParser), includeTerminating: z.boolean() }),
    run: ({ pod, includeTerminating }) => ({ included: podBelongsInEndpoints(pod, includeTerminating) }),
  }),
  endpointOf: defineAdapter({
    input: z.looseObject({
      pod: observed(podParser),
      service: observed(serviceParser),
      node: observed(nodeParser).nullish(),
    }),
    run: ({ pod, service, node }) => ({ ...endpointOf(pod, service, node ?? undefined) }),
  }),
};
