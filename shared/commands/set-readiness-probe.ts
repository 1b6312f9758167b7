import { z } from "zod";
import type { Container, Probe } from "../model/pod.ts";
import { isEqual } from "../util/equal.ts";
import { MAX_SECONDS, nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { firstContainer, withFirstContainer } from "./deployment-fields.ts";
import { defineCommand } from "./framework.ts";

/** What the API has where nothing is said. Source: `pkg/apis/core/v1/defaults.go` SetDefaults_Probe, v1.35. */
const DEFAULTS = { timeoutSeconds: 1, successThreshold: 1 } as const;

const schema = z.strictObject({
  type: z.literal("setReadinessProbe"),
  deployment: nameSchema,
  /** False: nobody asks any more, and whatever runs counts as ready. */
  enabled: z.boolean(),
  /** Seconds of Kubernetes time. */
  initialDelaySeconds: z.int().min(0).max(MAX_SECONDS).default(0),
  periodSeconds: z.int().min(1).max(MAX_SECONDS).default(10),
  /** So many silences in a row, and it is not ready any more. */
  failureThreshold: z.int().min(1).max(100).default(3),
});
type SetReadinessProbe = z.infer<typeof schema>;

/**
 * Declares how it is found out whether an app's Pods can answer: its readiness probe, or that there is none. Requests go
 * to Pods that are ready. The template changes, so new Pods take the place of the old ones.
 * Simplified: for the first container, since ours have one; what is asked (HTTP, TCP ...) is not said.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}.
 */
export const setReadinessProbe = defineCommand({
  type: "setReadinessProbe",
  schema,
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, command) =>
    deploymentRefusal(cluster, command.deployment, ({ spec }) => {
      const container = firstContainer(spec.template);
      const isSo = container === undefined || isEqual(probed(container, command), container);
      return isSo ? { code: "NothingToChange", params: { deployment: command.deployment } } : undefined;
    }),
  apply(draft, _seat, command) {
    changeDeployment(draft, command.deployment, ({ spec: { template } }) => ({
      template: withFirstContainer(template, (container) => probed(container, command)),
    }));
  },
});

function probed({ readinessProbe: _, ...container }: Container, command: SetReadinessProbe): Container {
  if (!command.enabled) return container;
  const { initialDelaySeconds, periodSeconds, failureThreshold } = command;
  const readinessProbe: Probe = { ...DEFAULTS, initialDelaySeconds, periodSeconds, failureThreshold };
  return { ...container, readinessProbe };
}
