import { defined } from "../../util/defined.ts";
import type { ObjectMeta, OwnerReference } from "../meta.ts";
import { labelsOf, readLabels } from "./labels.ts";
import { MAX_ANNOTATIONS_LENGTH } from "./limits.ts";
import { dnsLabelProblems, dnsSubdomainProblems, qualifiedNameProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

export interface MetadataRules {
  /** False for kinds without a namespace. */
  readonly namespaced: boolean;
  /** What a name has to look like; an RFC 1123 subdomain by default. */
  readonly nameProblems?: (name: string) => readonly string[];
}

/**
 * `metadata` of an object. What kube-apiserver sets itself (uid, times, generation) is not taken from a user: the one who
 * stores the object fills in `uid` and `creationTimestamp`.
 * Source: k8s.io/apimachinery `pkg/api/validation/objectmeta.go`, v1.35.
 */
export function readMetadata(parent: ObjectReader, rules: MetadataRules): ObjectMeta {
  const reader = parent.object("metadata");
  const name = reader.text("name");
  const meta = {
    name,
    namespace: readNamespace(reader, rules.namespaced),
    labels: readLabels(reader, "labels"),
    annotations: readAnnotations(reader),
    ownerReferences: reader.objects("ownerReferences").map(readOwner),
  };
  if (reader.strict) checkName(reader, name, rules.nameProblems ?? dnsSubdomainProblems);
  const observed = readObserved(reader);
  reader.unmodelled("generateName", "resourceVersion", "selfLink", "finalizers", "managedFields");
  reader.close();
  return { ...meta, ...observed };
}

/** The parts of `metadata` that only the API server writes. */
function readObserved(
  reader: ObjectReader,
): Omit<ObjectMeta, "name" | "namespace" | "labels" | "annotations" | "ownerReferences"> {
  const seen = {
    uid: reader.text("uid"),
    creationTimestamp: reader.time("creationTimestamp") ?? 0,
    generation: reader.integer("generation", 0),
    deletionTimestamp: reader.time("deletionTimestamp"),
    deletionGracePeriodSeconds: reader.optionalInteger("deletionGracePeriodSeconds"),
  };
  return reader.strict ? { uid: "", creationTimestamp: 0, generation: 1 } : defined(seen);
}

function readNamespace(reader: ObjectReader, namespaced: boolean): string {
  const given = reader.text("namespace");
  if (!namespaced) {
    if (reader.strict && given !== "") {
      reader.errors.forbidden(reader.at("namespace"), "not allowed on this type");
    }
    return "";
  }
  if (given === "") return reader.context.defaultNamespace;
  if (reader.strict) reader.errors.invalidAll(reader.at("namespace"), given, dnsLabelProblems(given));
  return given;
}

function checkName(reader: ObjectReader, name: string, problems: (name: string) => readonly string[]): void {
  // Simplified: generateName is not supported, so a name has to be given.
  if (name === "") reader.errors.required(reader.at("name"), "name or generateName is required");
  else reader.errors.invalidAll(reader.at("name"), name, problems(name));
}

/** Annotations: any text, keys like those of labels in any case. */
export function readAnnotations(reader: ObjectReader): Readonly<Record<string, string>> {
  const path = reader.at("annotations");
  const annotations = reader.textMap("annotations", MAX_ANNOTATIONS_LENGTH);
  if (!reader.strict) return annotations;
  let length = 0;
  for (const [key, value] of labelsOf(annotations)) {
    reader.errors.invalidAll(path, key, qualifiedNameProblems(key.toLowerCase()));
    length += key.length + value.length;
  }
  if (length > MAX_ANNOTATIONS_LENGTH) reader.errors.tooLong(path, MAX_ANNOTATIONS_LENGTH);
  return annotations;
}

function readOwner(reader: ObjectReader): OwnerReference {
  const owner = {
    kind: reader.text("kind"),
    name: reader.text("name"),
    uid: reader.text("uid"),
    controller: reader.bool("controller"),
  };
  const apiVersion = reader.text("apiVersion");
  if (reader.strict) {
    const required = { apiVersion, kind: owner.kind, name: owner.name, uid: owner.uid };
    for (const [field, value] of Object.entries(required)) {
      if (value === "") reader.errors.required(reader.at(field), "must not be empty");
    }
  }
  reader.unmodelled("blockOwnerDeletion");
  reader.close();
  return owner;
}
