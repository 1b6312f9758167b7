import type { PodTemplateSpec, RestartPolicy } from "../pod.ts";
import { type LabelSelector, selectorMatches } from "../selector.ts";
import { readSelector } from "./labels.ts";
import { readPodTemplate } from "./pod.ts";
import type { ObjectReader } from "./reader.ts";

const NO_SELECTOR: LabelSelector = { matchLabels: {}, matchExpressions: [] };

/**
 * The selector and the template of a Deployment or ReplicaSet, which have to agree, as kube-apiserver wants it.
 * Source: kubernetes/kubernetes `pkg/apis/apps/validation/validation.go`, v1.35.
 */
export function readSelectedTemplate(
  reader: ObjectReader,
  owner: string,
): { readonly selector: LabelSelector; readonly template: PodTemplateSpec } {
  const selector = readSelector(reader, "selector");
  const template = readPodTemplate(reader);
  if (reader.strict) {
    checkSelector(reader, owner, selector, template);
    checkRestartPolicy(reader, template, ["Always"]);
  }
  return { selector: selector ?? NO_SELECTOR, template };
}

function checkSelector(
  reader: ObjectReader,
  owner: string,
  selector: LabelSelector | undefined,
  template: PodTemplateSpec,
): void {
  const { errors } = reader;
  const path = reader.at("selector");
  if (selector === undefined) {
    errors.required(path);
  } else if (Object.keys(selector.matchLabels).length + selector.matchExpressions.length === 0) {
    errors.invalid(path, reader.raw("selector"), `empty selector is invalid for ${owner}`);
  } else if (!selectorMatches(selector, template.labels)) {
    errors.invalid(
      reader.at("template.metadata.labels"),
      template.labels,
      "`selector` does not match template `labels`",
    );
  }
}

/** Which restart policies a controller can work with. */
export function checkRestartPolicy(
  reader: ObjectReader,
  template: PodTemplateSpec,
  allowed: readonly RestartPolicy[],
): void {
  const { restartPolicy } = template.spec;
  if (!allowed.includes(restartPolicy)) {
    reader.errors.notSupported(reader.at("template.spec.restartPolicy"), restartPolicy, allowed);
  }
}
