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
