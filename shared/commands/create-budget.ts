import { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE } from "../model/meta.ts";
import { NEW_BUDGET_STATUS, newMeta } from "../model/new-objects.ts";
import { LABEL_APP } from "../model/pod-creation.ts";
import type { PodDisruptionBudget } from "../model/workload.ts";
import { isEqual } from "../util/equal.ts";
import { deploymentKeyOf, intOrPercentSchema, nameSchema } from "./arguments.ts";
import { deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Declares how many Pods of an app have to stay while somebody takes Pods away on purpose: `kubectl create pdb`. A drain
 * then waits for replacements; what crashes or loses its Node asks nobody. The budget that the app has already is changed.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}.
 */
export const createBudget = defineCommand({
  type: "createBudget",
  schema: z.strictObject({
    type: z.literal("createBudget"),
    /** Name of the app's Deployment. */
    app: nameSchema,
    minAvailable: intOrPercentSchema,
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, { app, minAvailable }) =>
    deploymentRefusal(cluster, app, () =>
      isEqual(budgetOf(cluster, app)?.spec, specOf(app, minAvailable))
        ? { code: "NothingToChange", params: { deployment: app } }
        : undefined,
    ),
  apply(draft, _seat, { app, minAvailable }) {
    const known = budgetOf(draft, app);
    const metadata =
      known === undefined
        ? newMeta({
            name: app,
            namespace: DEFAULT_NAMESPACE,
            uid: draft.uid(),
            creationTimestamp: draft.now,
          })
        : { ...known.metadata, generation: known.metadata.generation + 1 };
    draft.put<"PodDisruptionBudget">({
      kind: "PodDisruptionBudget",
      metadata,
      spec: specOf(app, minAvailable),
      status: known?.status ?? NEW_BUDGET_STATUS,
    });
  },
});

/** The budget of an app bears its name. */
export const budgetOf = (
  cluster: Pick<ClusterReader, "podDisruptionBudgets">,
  app: string,
): PodDisruptionBudget | undefined => cluster.podDisruptionBudgets.get(deploymentKeyOf(app));

const specOf = (
  app: string,
  minAvailable: NonNullable<PodDisruptionBudget["spec"]["minAvailable"]>,
): PodDisruptionBudget["spec"] => ({
  selector: { matchLabels: { [LABEL_APP]: app }, matchExpressions: [] },
  minAvailable,
  unhealthyPodEvictionPolicy: "IfHealthyBudget",
});
