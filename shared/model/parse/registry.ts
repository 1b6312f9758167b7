import type { Kind, ObjectTables } from "../cluster-state.ts";
import { deploymentParser } from "./deployment.ts";
import { FieldErrors } from "./field-error.ts";
import { horizontalPodAutoscalerParser } from "./horizontal-pod-autoscaler.ts";
import { jobParser } from "./job.ts";
import { nodeParser } from "./node.ts";
import type { ParseOptions, ParseResult, Parser } from "./parser.ts";
import { podParser } from "./pod.ts";
import { podDisruptionBudgetParser } from "./pod-disruption-budget.ts";
import { priorityClassParser } from "./priority-class.ts";
import { replicaSetParser } from "./replica-set.ts";
import { serviceParser } from "./service.ts";

/** Kinds that somebody may give us. EndpointSlices only ever come from their controller. */
export type GivenKind = Exclude<Kind, "EndpointSlice">;

/** The parser of each kind. */
export const PARSERS: { readonly [K in GivenKind]: Parser<ObjectTables[K]> } = {
  Node: nodeParser,
  Pod: podParser,
  ReplicaSet: replicaSetParser,
  Deployment: deploymentParser,
  Job: jobParser,
  Service: serviceParser,
  HorizontalPodAutoscaler: horizontalPodAutoscalerParser,
  PodDisruptionBudget: podDisruptionBudgetParser,
  PriorityClass: priorityClassParser,
};

const isGivenKind = (kind: unknown): kind is GivenKind =>
  typeof kind === "string" && Object.hasOwn(PARSERS, kind);

/** Reads an object of any kind, by what its `kind` says. */
export function parseObject(json: unknown, options: ParseOptions): ParseResult<ObjectTables[GivenKind]> {
  const kind: unknown = typeof json === "object" && json !== null && "kind" in json ? json.kind : undefined;
  if (isGivenKind(kind)) return PARSERS[kind].parse(json, options);
  const errors = new FieldErrors();
  errors.notSupported("kind", kind, Object.keys(PARSERS));
  return { ok: false, errors: errors.list };
}
