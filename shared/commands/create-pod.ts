import { z } from "zod";
import { DEFAULT_NAMESPACE } from "../model/meta.ts";
import { createPod as create } from "../model/pod-creation.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { deploymentNamed } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/** Pods that nobody needs would only cost time. */
const MAX_PODS = 500;

/**
 * Makes one Pod of an app by hand, as its Deployment would make it, but without anybody who looks after it.
 * Refused with `DeploymentNotFound` {deployment}, `PodExists` {pod}, `TooManyPods` {max}.
 */
export const createPod = defineCommand({
  type: "createPod",
  schema: z.strictObject({
    type: z.literal("createPod"),
    /** Name of the app's Deployment, whose template is used. */
    app: nameSchema,
    /** Missing: the app's name and five random letters. */
    name: nameSchema.max(63).exactOptional(),
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal(cluster, _seat, { app, name }) {
    const found = deploymentNamed(cluster, app);
    if (!found.ok) return found.refusal;
    if (name !== undefined && cluster.pods.has(podKeyOf(name)))
      return { code: "PodExists", params: { pod: name } };
    return cluster.pods.size >= MAX_PODS ? { code: "TooManyPods", params: { max: MAX_PODS } } : undefined;
  },
  apply(draft, _seat, { app, name }) {
    const found = deploymentNamed(draft, app);
    if (!found.ok) return;
    create(draft, {
      namespace: DEFAULT_NAMESPACE,
      ...(name === undefined ? { generateName: `${app}-` } : { name }),
      template: found.value.spec.template,
      ownerReferences: [],
    });
  },
});
