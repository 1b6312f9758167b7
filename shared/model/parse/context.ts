import type { FieldErrors } from "./field-error.ts";

/** How an object is read; the same for all its parts. */
export interface ParseContext {
  readonly errors: FieldErrors;
  /**
   * True for what users give us: unknown fields and values are refused, Kubernetes' defaults are filled in, and `status`
   * is not theirs to set. False for objects that were observed in a cluster, which is taken as it is.
   */
  readonly strict: boolean;
  readonly defaultNamespace: string;
  /** The moment of game time 0, in milliseconds since 1970: what times in the object are counted from. */
  readonly epochMs: number;
  /** Paths of fields that Kubernetes knows and the game has no use for. */
  readonly ignored: string[];
}

/** Whether a value is text of a bearable length; notes what is wrong with it. */
export function checkText(
  context: ParseContext,
  path: string,
  value: unknown,
  maxLength: number,
): value is string {
  if (typeof value !== "string") context.errors.typeInvalid(path, value, "string");
  else if (value.length > maxLength) context.errors.tooLong(path, maxLength);
  else return true;
  return false;
}
