import { z } from "zod";
import type { Taint } from "../../shared/model/node.ts";
import { fieldErrorText } from "../../shared/model/parse/field-error.ts";
import { nodeParser } from "../../shared/model/parse/node.ts";
import { kubeSchema, type Parser } from "../../shared/model/parse/parser.ts";
import { podParser } from "../../shared/model/parse/pod.ts";
import { firstProblem } from "./case-file.ts";

/** What a case came to: `got` is compared with the case's `expect`, or `reason` says why nothing could be compared. */
export type Answer =
  | { readonly got: Readonly<Record<string, unknown>>; readonly agrees?: boolean }
  | { readonly reason: string };

/**
 * Translates the cases of one function into calls of the engine and its answers back. No rule may stand in an adapter: what a
 * case needs and the engine does not export has to become a function of the engine.
 */
export interface Adapter {
  run(input: unknown, expect: Readonly<Record<string, unknown>>): Answer;
}

interface AdapterParts<Input> {
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input) => Readonly<Record<string, unknown>>;
  /** Where the order of a list does not matter, or several answers are right. Missing: every given field is equal. */
  readonly agrees?: (
    expect: Readonly<Record<string, unknown>>,
    got: Readonly<Record<string, unknown>>,
  ) => boolean;
}

/** An adapter whose input has a stated form; input of another form is a failure that says so. */
export const defineAdapter = <Input>({ input, run, agrees }: AdapterParts<Input>): Adapter => ({
  run(json, expect) {
    const parsed = input.safeParse(json);
    if (!parsed.success) return { reason: `input does not apply: ${firstProblem(parsed.error)}` };
    const got = run(parsed.data);
    return agrees ? { got, agrees: agrees(expect, got) } : { got };
  },
});

/** An object of the case, read by the engine's own parser as something that was observed in a cluster. */
export const observed = <T>(parser: Parser<T>, epochMs = 0): z.ZodType<T> =>
  kubeSchema(parser, { mode: "observed", epochMs });

/** Whether two lists have the same members, in any order. */
export function sameMembers(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  const sorted = (list: unknown[]): string => JSON.stringify(list.map((one) => JSON.stringify(one)).sort());
  return sorted(a) === sorted(b);
}

/** Which of two comes first, by what a comparison answers. */
export const firstOf = (comparison: number): "a" | "b" | "equal" =>
  comparison === 0 ? "equal" : comparison < 0 ? "a" : "b";

/** Data of a case, brought into the form of a Kubernetes object and then read by the engine's own parser. */
export const readAs = <Input, T>(
  input: z.ZodType<Input>,
  toJson: (input: Input) => unknown,
  parser: Parser<T>,
): z.ZodType<T> =>
  input.transform((given, context): T => {
    const result = parser.parse(toJson(given), { mode: "observed" });
    if (result.ok) return result.value;
    for (const error of result.errors) context.addIssue({ code: "custom", message: fieldErrorText(error) });
    return z.NEVER;
  });

/** A list of taints, as a Node has them. */
export const taints = readAs(z.unknown(), (list) => ({ spec: { taints: list } }), nodeParser).transform(
  ({ spec }) => spec.taints,
);

/** One taint. */
export const taint = readAs(z.unknown(), (one) => ({ spec: { taints: [one] } }), nodeParser).transform(
  // A list of one has a first.
  ({ spec }) => spec.taints[0] as Taint,
);

/** A list of tolerations, as a Pod has them. */
export const tolerations = readAs(
  z.unknown(),
  (list) => ({ spec: { tolerations: list } }),
  podParser,
).transform(({ spec }) => spec.tolerations);
