import { z } from "zod";
import type { Container, ResourceRequirements } from "../model/pod.ts";
import { CPU, MEMORY, type ResourceList } from "../model/resources.ts";
import { isEqual } from "../util/equal.ts";
import { nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { firstContainer, resourceListSchema, withFirstContainer } from "./deployment-fields.ts";
import { defineCommand } from "./framework.ts";

const schema = z.strictObject({
  type: z.literal("setResources"),
  deployment: nameSchema,
  /** What is not named stays; 0 takes it away. */
  requests: resourceListSchema.default({}),
  limits: resourceListSchema.default({}),
});
type SetResources = z.infer<typeof schema>;

/**
 * Declares what an app's Pods ask for and may use at most: `kubectl set resources`. The template changes, so new Pods
 * take the place of the old ones.
 * Simplified: for the first container, since ours have one.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}, `RequestAboveLimit` {deployment,
 * resource}: the API takes no request that exceeds its own limit.
 */
export const setResources = defineCommand({
  type: "setResources",
  schema,
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, command) =>
    deploymentRefusal(cluster, command.deployment, ({ spec }) => {
      const { deployment } = command;
      const container = firstContainer(spec.template);
      const resources = container && declared(container, command);
      if (resources === undefined || isEqual(resources, container?.resources)) {
        return { code: "NothingToChange", params: { deployment } };
      }
      const resource = [CPU, MEMORY].find((name) => exceedsLimit(resources, name));
      return resource === undefined
        ? undefined
        : { code: "RequestAboveLimit", params: { deployment, resource } };
    }),
  apply(draft, _seat, command) {
    changeDeployment(draft, command.deployment, ({ spec: { template } }) => ({
      template: withFirstContainer(template, (container) => ({
        ...container,
        resources: declared(container, command),
      })),
    }));
  },
});

const declared = ({ resources }: Container, { requests, limits }: SetResources): ResourceRequirements => ({
  requests: merged(resources.requests, requests),
  limits: merged(resources.limits, limits),
});

const merged = (before: ResourceList, changes: SetResources["requests"]): ResourceList =>
  Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, amount]) => amount > 0));

const exceedsLimit = ({ requests, limits }: ResourceRequirements, name: string): boolean =>
  (requests[name] ?? 0) > (limits[name] ?? Number.POSITIVE_INFINITY);
