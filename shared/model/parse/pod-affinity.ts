import { defined } from "../../util/defined.ts";
import type { Affinity, PodAffinity, PodAffinityTerm, WeightedPodAffinityTerm } from "../pod.ts";
import { readSelector } from "./labels.ts";
import { dnsLabelProblems } from "./names.ts";
import { readNodeAffinity, readWeight } from "./node-affinity.ts";
import type { ObjectReader } from "./reader.ts";
import { checkLabelKeys, checkTopologyKey } from "./topology-spread.ts";

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

/** `spec.affinity` of a Pod. Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go`, v1.35. */
export function readAffinity(parent: ObjectReader): Affinity | undefined {
  const reader = parent.optionalObject("affinity");
  if (reader === undefined) return undefined;
  const affinity = defined({
    nodeAffinity: readNodeAffinity(reader),
    podAffinity: readPodAffinity(reader, "podAffinity"),
    podAntiAffinity: readPodAffinity(reader, "podAntiAffinity"),
  });
  reader.close();
  return affinity;
}

function readPodAffinity(parent: ObjectReader, name: string): PodAffinity | undefined {
  const reader = parent.optionalObject(name);
  if (reader === undefined) return undefined;
  const affinity = {
    [REQUIRED]: reader.objects(REQUIRED).map(readTerm),
    [PREFERRED]: reader.objects(PREFERRED).map(readWeighted),
  };
  reader.close();
  return affinity;
}

function readWeighted(reader: ObjectReader): WeightedPodAffinityTerm {
  const term = {
    weight: readWeight(reader),
    podAffinityTerm: readTerm(reader.object("podAffinityTerm")),
  };
  reader.close();
  return term;
}

function readTerm(reader: ObjectReader): PodAffinityTerm {
  const term = defined({
    labelSelector: readSelector(reader, "labelSelector"),
    topologyKey: reader.text("topologyKey"),
    namespaces: reader.texts("namespaces"),
    namespaceSelector: readSelector(reader, "namespaceSelector"),
    matchLabelKeys: reader.texts("matchLabelKeys"),
    mismatchLabelKeys: reader.texts("mismatchLabelKeys"),
  });
  if (reader.strict) checkTerm(reader, term);
  reader.close();
  return term;
}

function checkTerm(reader: ObjectReader, term: PodAffinityTerm): void {
  checkTopologyKey(reader, term.topologyKey);
  for (const [index, name] of term.namespaces.entries()) {
    reader.errors.invalidAll(`${reader.at("namespaces")}[${index}]`, name, dnsLabelProblems(name));
  }
  checkLabelKeys(reader, "matchLabelKeys", term.matchLabelKeys);
  checkLabelKeys(reader, "mismatchLabelKeys", term.mismatchLabelKeys);
  const both = term.matchLabelKeys.find((key) => term.mismatchLabelKeys.includes(key));
  if (both !== undefined) {
    const index = term.matchLabelKeys.indexOf(both);
    const path = `${reader.at("matchLabelKeys")}[${index}]`;
    reader.errors.invalid(path, both, "exists in both matchLabelKeys and mismatchLabelKeys");
  }
}
