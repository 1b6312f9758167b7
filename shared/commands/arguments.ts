import { z } from "zod";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";

/** The longest name of an object. Source: RFC 1123 subdomain, as Kubernetes checks names (v1.35). */
export const MAX_NAME_LENGTH = 253;

/** Name of an object: lower case letters, digits, `-` and `.`, beginning and ending with a letter or digit. */
export const nameSchema = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);

/** An image with tag, as in "web:v1". */
export const imageSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[a-z0-9][a-z0-9._/-]*(:[A-Za-z0-9_][A-Za-z0-9._-]*)?$/);

/** Commands name Pods without a namespace: a classroom's cluster has only one. */
export const podKeyOf = (name: string): string => namespacedKey(DEFAULT_NAMESPACE, name);

export const deploymentKeyOf = (name: string): string => namespacedKey(DEFAULT_NAMESPACE, name);

/** The most Pods that a command may ask for in one Deployment. */
export const MAX_REPLICAS = 100;
export const replicasSchema = z.int().min(0).max(MAX_REPLICAS);

/** Name of a label or taint: an optional prefix that is a domain, and up to 63 characters. */
export const labelKeySchema = z
  .string()
  .max(MAX_NAME_LENGTH)
  .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);

/** Value of a label or taint; may be empty. */
export const labelValueSchema = z
  .string()
  .max(63)
  .regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/);

/** The most labels that a command may bring. */
const MAX_LABELS = 8;
export const labelsSchema = z
  .record(labelKeySchema, labelValueSchema)
  .refine((labels) => Object.keys(labels).length <= MAX_LABELS, "too many labels");

export const taintEffectSchema = z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]);

/** The longest time that a command may set, in seconds of Kubernetes time. */
export const MAX_SECONDS = 3600;

const tolerationSchema = z.strictObject({
  key: labelKeySchema.exactOptional(),
  operator: z.enum(["Exists", "Equal"]).exactOptional(),
  value: labelValueSchema.exactOptional(),
  effect: taintEffectSchema.exactOptional(),
  tolerationSeconds: z.int().min(0).max(MAX_SECONDS).exactOptional(),
});

/** The most tolerations that a command may bring. */
const MAX_TOLERATIONS = 8;
export const tolerationsSchema = z.array(tolerationSchema).max(MAX_TOLERATIONS);

/** A number of Pods, or a percentage. */
export const intOrPercentSchema = z.union([
  z.int().min(0).max(100),
  z
    .string()
    .max(4)
    .regex(/^\d{1,3}%$/),
]);
