import { z } from "zod";
import { DEFAULT_NAMESPACE } from "../meta.ts";
import type { ParseContext } from "./context.ts";
import { type FieldError, FieldErrors, fieldErrorText } from "./field-error.ts";
import { ObjectReader } from "./reader.ts";

/** How to read an object. */
export interface ParseOptions {
  /**
   * `strict`: what a user gives us is checked and completed as kube-apiserver does with a new object.
   * `observed`: an object as a cluster has it, with its status; whatever is missing has its zero value.
   */
  readonly mode: "strict" | "observed";
  /** The namespace of objects that name none. Default: "default". */
  readonly namespace?: string;
  /** Game time 0 in milliseconds since 1970, for the times of observed objects. Default: 0. */
  readonly epochMs?: number;
}

export type ParseResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Fields that Kubernetes knows and the game has no use for, as in `spec.containers[0].env`. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads objects of one kind from Kubernetes v1 JSON. Never throws, whatever it is given. */
export interface Parser<T> {
  readonly kind: string;
  /** Accepted values of `apiVersion`, the usual one first. */
  readonly apiVersions: readonly string[];
  parse(json: unknown, options: ParseOptions): ParseResult<T>;
}

/** A parser from a function that reads the fields; the envelope (apiVersion, kind, unknown fields) is the same for all. */
export function defineParser<T>(
  kind: string,
  apiVersions: readonly string[],
  read: (reader: ObjectReader) => T,
): Parser<T> {
  return {
    kind,
    apiVersions,
    parse(json, options) {
      const context: ParseContext = {
        errors: new FieldErrors(),
        strict: options.mode === "strict",
        defaultNamespace: options.namespace ?? DEFAULT_NAMESPACE,
        epochMs: options.epochMs ?? 0,
        ignored: [],
      };
      const reader = new ObjectReader(context, "", json);
      readEnvelope(reader, kind, apiVersions);
      const value = read(reader);
      reader.close();
      const errors = context.errors.list;
      return errors.length > 0 ? { ok: false, errors } : { ok: true, value, ignored: context.ignored };
    },
  };
}

function readEnvelope(reader: ObjectReader, kind: string, apiVersions: readonly string[]): void {
  const givenVersion = reader.text("apiVersion");
  const givenKind = reader.text("kind");
  if (!reader.strict) return;
  if (givenVersion === "") reader.errors.required("apiVersion");
  else if (!apiVersions.includes(givenVersion)) {
    reader.errors.notSupported("apiVersion", givenVersion, apiVersions);
  }
  if (givenKind === "") reader.errors.required("kind");
  else if (givenKind !== kind) reader.errors.notSupported("kind", givenKind, [kind]);
}

/** A parser as a zod schema, for places where objects stand inside data of our own (chapters, commands). */
export const kubeSchema = <T>(parser: Parser<T>, options: ParseOptions): z.ZodType<T> =>
  z.unknown().transform((json, context): T => {
    const result = parser.parse(json, options);
    if (result.ok) return result.value;
    for (const error of result.errors) {
      context.issues.push({ code: "custom", message: fieldErrorText(error), input: json });
    }
    return z.NEVER;
  });
