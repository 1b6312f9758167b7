import { z } from "zod";
import type { Container, PodTemplateSpec } from "../model/pod.ts";
import { GIB } from "../model/resources.ts";
import { intOrPercentSchema } from "./arguments.ts";

/*
 * Parts of a Deployment that more than one command declares.
 */

/** More than any machine of a classroom has. */
const MAX_CPU_MILLI = 1_000_000;
const MAX_MEMORY_BYTES = 1024 * GIB;

/** CPU in millicores, memory in bytes. */
export const resourceListSchema = z.strictObject({
  cpu: z.int().min(0).max(MAX_CPU_MILLI).exactOptional(),
  memory: z.int().min(0).max(MAX_MEMORY_BYTES).exactOptional(),
});

/** How a Deployment replaces its Pods; what is not said has the API's default. */
export const strategySchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Recreate") }),
  z.strictObject({
    type: z.literal("RollingUpdate"),
    maxSurge: intOrPercentSchema.default("25%"),
    maxUnavailable: intOrPercentSchema.default("25%"),
  }),
]);

/** The container of a template that commands are about: ours have one. */
export const firstContainer = ({ spec }: PodTemplateSpec): Container | undefined => spec.containers[0];

/** A template with its first container changed. */
export function withFirstContainer(
  template: PodTemplateSpec,
  change: (container: Container) => Container,
): PodTemplateSpec {
  const containers = template.spec.containers.map((container, i) =>
    i === 0 ? change(container) : container,
  );
  return { ...template, spec: { ...template.spec, containers } };
}
