import { MAX_ERRORS } from "./limits.ts";

/**
 * Why a field was refused; the names are those of a Kubernetes `Status`' causes. `UnknownField` is ours: kube-apiserver
 * refuses such an object as a whole (`strict decoding error: unknown field "spec.x"`).
 */
export type FieldErrorType =
  | "FieldValueRequired"
  | "FieldValueInvalid"
  | "FieldValueTypeInvalid"
  | "FieldValueNotSupported"
  | "FieldValueDuplicate"
  | "FieldValueForbidden"
  | "FieldValueTooLong"
  | "FieldValueTooMany"
  | "UnknownField";

const WORDS: Readonly<Record<FieldErrorType, string>> = {
  FieldValueRequired: "Required value",
  FieldValueInvalid: "Invalid value",
  FieldValueTypeInvalid: "Invalid value",
  FieldValueNotSupported: "Unsupported value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueForbidden: "Forbidden",
  FieldValueTooLong: "Too long",
  FieldValueTooMany: "Too many",
  UnknownField: "unknown field",
};

/** One fault of an object that somebody gave us. */
export interface FieldError {
  /** As Kubernetes writes it: `spec.containers[0].name`. Empty for the object as a whole. */
  readonly path: string;
  readonly type: FieldErrorType;
  /** kube-apiserver's words without the path: `Required value`, `Invalid value: "x": must be ...`. */
  readonly message: string;
}

/**
 * Collects what is wrong with an object, in the order in which it is found and up to `MAX_ERRORS`. One method for each
 * kind of fault, so that the wording is Kubernetes' own everywhere.
 * Source: k8s.io/apimachinery `pkg/util/validation/field/errors.go`, v1.35.
 */
export class FieldErrors {
  readonly list: FieldError[] = [];

  required(path: string, detail = ""): void {
    this.#add(path, "FieldValueRequired", detail);
  }

  invalid(path: string, value: unknown, detail: string): void {
    this.#addValue(path, "FieldValueInvalid", value, detail);
  }

  /** A value of the wrong JSON type. */
  typeInvalid(path: string, value: unknown, wanted: string): void {
    this.#addValue(path, "FieldValueTypeInvalid", value, `must be of type ${wanted}`);
  }

  notSupported(path: string, value: unknown, supported: readonly string[]): void {
    const detail = `supported values: ${supported.map((one) => JSON.stringify(one)).join(", ")}`;
    this.#addValue(path, "FieldValueNotSupported", value, detail);
  }

  duplicate(path: string, value: unknown, detail = ""): void {
    this.#addValue(path, "FieldValueDuplicate", value, detail);
  }

  forbidden(path: string, detail: string): void {
    this.#add(path, "FieldValueForbidden", detail);
  }

  tooLong(path: string, maxBytes: number): void {
    this.#add(path, "FieldValueTooLong", `may not be more than ${maxBytes} bytes`);
  }

  tooMany(path: string, count: number, max: number): void {
    this.#addValue(path, "FieldValueTooMany", count, `must have at most ${max} items`);
  }

  unknownField(path: string): void {
    this.#add(path, "UnknownField", "");
  }

  /** Notes each of `problems` against the same value, as the checks of names give them. */
  invalidAll(path: string, value: unknown, problems: readonly string[]): void {
    for (const problem of problems) this.invalid(path, value, problem);
  }

  #addValue(path: string, type: FieldErrorType, value: unknown, detail: string): void {
    this.#add(path, type, detail === "" ? show(value) : `${show(value)}: ${detail}`);
  }

  #add(path: string, type: FieldErrorType, detail: string): void {
    if (this.list.length >= MAX_ERRORS) return;
    this.list.push({ path, type, message: detail === "" ? WORDS[type] : `${WORDS[type]}: ${detail}` });
  }
}

/** The longest value that is repeated back, and how many levels of it; absurd ones are cut. */
const MAX_SHOWN = 200;
const MAX_SHOWN_DEPTH = 10;

function show(value: unknown): string {
  const text = shortJson(value, 0);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}

/** The JSON of a value, or the beginning of it: looks at no more than is shown, however large or deep the value is. */
function shortJson(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, MAX_SHOWN + 1));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (depth >= MAX_SHOWN_DEPTH) return "...";
  const isList = Array.isArray(value);
  const parts: string[] = [];
  let length = 0;
  for (const key in value) {
    const one: unknown = value[key as keyof typeof value];
    if (one === undefined && !isList) continue;
    const part = isList ? shortJson(one, depth + 1) : `${JSON.stringify(key)}:${shortJson(one, depth + 1)}`;
    parts.push(part);
    length += part.length;
    if (length > MAX_SHOWN) break;
  }
  return isList ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}

/** One fault as a line: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`. */
export const fieldErrorText = ({ path, message }: FieldError): string =>
  path === "" ? message : `${path}: ${message}`;

/**
 * Several faults in one line: in brackets when there are more than one.
 * Source: k8s.io/apimachinery `pkg/util/errors/errors.go` aggregate.Error, v1.35.
 */
export const aggregateText = (lines: readonly string[]): string =>
  lines.length === 1 ? (lines[0] ?? "") : `[${lines.join(", ")}]`;

/**
 * What kubectl prints of a refused object: `The Deployment "web" is invalid: ...`, one line a fault when there are more.
 * Source: kubernetes/kubectl `pkg/cmd/util/helpers.go`, v1.35.
 */
export function invalidObjectText(kind: string, name: string, errors: readonly FieldError[]): string {
  const head = `The ${kind} ${JSON.stringify(name)} is invalid: `;
  const [only, ...more] = errors.map(fieldErrorText);
  if (more.length === 0) return head + (only ?? "");
  return [head, ...[only, ...more].map((line) => `* ${line}`)].join("\n");
}

/**
 * The message of the `Status` that kube-apiserver answers with: `Deployment.apps "web" is invalid: ...`.
 * Source: k8s.io/apimachinery `pkg/api/errors/errors.go` NewInvalid, v1.35.
 */
export function invalidStatusMessage(
  qualifiedKind: string,
  name: string,
  errors: readonly FieldError[],
): string {
  return `${qualifiedKind} ${JSON.stringify(name)} is invalid: ${aggregateText(errors.map(fieldErrorText))}`;
}
