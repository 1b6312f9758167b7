import { fieldErrorText } from "../../../../shared/model/parse/field-error.ts";
import { parseObject } from "../../../../shared/model/parse/registry.ts";

/** Manifests as users write them, right but for what a test puts in. */
export type Json = Record<string, unknown>;

export const container = (more: Json = {}): Json => ({ name: "web", image: "web:v1", ...more });
export const pod = (spec: Json, metadata: Json = {}): Json => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", ...metadata },
  spec: { containers: [container()], ...spec },
});
export const template = (spec: Json = {}): Json => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [container()], ...spec },
});
export const deployment = (spec: Json): Json => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { selector: { matchLabels: { app: "web" } }, template: template(), ...spec },
});
export const object = (apiVersion: string, kind: string, fields: Json): Json => ({
  apiVersion,
  kind,
  metadata: { name: "web" },
  ...fields,
});
export const autoscaler = (spec: Json): Json =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 5, ...spec },
  });
export const affinity = (term: Json): Json =>
  pod({
    affinity: {
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", ...term }] },
    },
  });
export const nodeTerm = (expression: Json, list = "matchExpressions"): Json =>
  pod({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ [list]: [expression] }] },
      },
    },
  });
export const NODE_TERM =
  "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]";

/** What kube-apiserver would say to a manifest; empty when it takes it. */
export function problems(json: unknown): readonly string[] {
  const result = parseObject(json, { mode: "strict" });
  return result.ok ? [] : result.errors.map(fieldErrorText);
}

/** A name, a manifest with a fault, and what is said of it. */
export type FaultTable = Record<string, readonly (readonly [name: string, json: unknown, want: string])[]>;
