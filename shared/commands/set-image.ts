import { z } from "zod";
import { defaultPullPolicy } from "../model/image-name.ts";
import { imageSchema, nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Declares another version of a Deployment's image: `kubectl set image`. The rollout follows by itself.
 * Simplified: for the first container, since ours have one.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}.
 */
export const setImage = defineCommand({
  type: "setImage",
  schema: z.strictObject({ type: z.literal("setImage"), deployment: nameSchema, image: imageSchema }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, { deployment, image }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) =>
      spec.template.spec.containers[0]?.image === image
        ? { code: "NothingToChange", params: { deployment } }
        : undefined,
    ),
  apply(draft, _seat, { deployment, image }) {
    changeDeployment(draft, deployment, ({ spec: { template } }) => {
      const containers = template.spec.containers.map((container, i) =>
        i === 0 ? { ...container, image, imagePullPolicy: defaultPullPolicy(image) } : container,
      );
      return { template: { ...template, spec: { ...template.spec, containers } } };
    });
  },
});
