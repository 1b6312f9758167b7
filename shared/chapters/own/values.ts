import { z } from "zod";
import { parseResourceAmount } from "../../model/parse/quantity.ts";
import { CPU, MEMORY } from "../../model/resources.ts";
import { TICK_MS } from "../../model/timings.ts";
import { expects } from "./expectations.ts";

/** Languages that words may be written in; the same as `LOCALES` of the protocol. */
export const TEXT_LOCALES = ["en", "ja"] as const;
export type TextLocale = (typeof TEXT_LOCALES)[number];
/** Something in every language; what was written in one only stands in the others as well. */
export type InLanguages<T> = Readonly<Record<TextLocale, T>>;

/** Text of so many characters at most, without spaces around it. */
export function text(max: number) {
  const error = expects("Text", { max });
  return z.string(error).trim().min(1, error).max(max, error);
}

/** One text for everybody, or one for each language; at least one. */
export const words = (max: number) => inLanguages(text(max), expects("Words", { max }));

/** So many sentences (from `min` to `max`), for everybody or for each language. */
export function sentences(min: number, max: number, length: number) {
  const error = expects("Sentences", { min, max, length });
  return inLanguages(z.array(text(length), error).min(min, error).max(max, error), error);
}

function inLanguages<T extends z.ZodType>(schema: T, error: string) {
  const each = mapping({ en: schema.optional(), ja: schema.optional() })
    .refine(({ en, ja }) => en !== undefined || ja !== undefined, expects("OneLanguage"))
    .transform(({ en, ja }) => ({ en: en ?? ja, ja: ja ?? en }) as InLanguages<z.output<T>>);
  const same = schema.transform((value) => ({ en: value, ja: value }) as InLanguages<z.output<T>>);
  return z.union([same, each], error);
}

/** As in "black-friday": it stands in addresses and journals. */
export function id() {
  const error = expects("Id", { max: 40 });
  return z
    .string(error)
    .max(40, error)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, error);
}

/** Also the name of a Deployment and a Service. */
export function appName() {
  const error = expects("AppName", { max: 20 });
  return z
    .string(error)
    .max(20, error)
    .regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/, error);
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number) {
  const error = expects("Whole", { min, max });
  return z.int(error).min(min, error).max(max, error);
}

/** A number that may grow with the team: `small` for 3 Nodes, `large` for 11, straight between them. */
export interface Amount {
  readonly small: number;
  readonly large: number;
}

/** One number for every team, or one for 3 Nodes and one for 11. */
export function amount(max: number) {
  const error = expects("Amount", { max });
  const number = z.int(error).min(0, error).max(max, error);
  const same = number.transform((value): Amount => ({ small: value, large: value }));
  return z.union([same, mapping({ small: number, large: number })], error);
}

/** Seconds, or minutes and seconds as in 1:30; in milliseconds, whole ticks. */
export function duration(minSeconds: number, maxSeconds: number) {
  const error = expects("Duration", { min: minSeconds, max: maxSeconds });
  return z
    .union([z.number(error), z.string(error).regex(/^\d{1,2}:[0-5]\d$/, error)], error)
    .transform((value) => (typeof value === "number" ? value : secondsOf(value)))
    .pipe(z.number(error).min(minSeconds, error).max(maxSeconds, error))
    .transform((seconds) => Math.round((seconds * 1000) / TICK_MS) * TICK_MS);
}

function secondsOf(clock: string): number {
  const [minutes = "0", seconds = "0"] = clock.split(":");
  return Number(minutes) * 60 + Number(seconds);
}

/** CPU as Kubernetes writes it, 500m or 2; in millicores. */
export const cpu = (minMilli: number, maxMilli: number) =>
  quantity(CPU, minMilli, maxMilli, expects("Cpu", { min: `${minMilli}m`, max: `${maxMilli / 1000}` }));

/** Memory or disk as Kubernetes writes it, 512Mi or 2Gi; in bytes. `min` and `max` are such texts. */
export const bytes = (min: string, max: string) =>
  quantity(MEMORY, bytesOf(min), bytesOf(max), expects("Bytes", { min, max }));

function quantity(resource: string, min: number, max: number, error: string) {
  return z.union([z.number(error), z.string(error)], error).transform((written, context): number => {
    const parsed = parseResourceAmount(resource, written);
    if (parsed.ok && parsed.value >= min && parsed.value <= max) return parsed.value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}

function bytesOf(written: string): number {
  const parsed = parseResourceAmount(MEMORY, written);
  return parsed.ok ? parsed.value : 0;
}

/** A share with its sign, as in 95% or 99.5%; in basis points. */
export function share(minPercent: number, maxPercent: number) {
  const error = expects("Share", { min: minPercent, max: maxPercent });
  return z
    .string(error)
    .regex(/^\d{1,3}(\.\d{1,2})?%$/, error)
    .transform((written) => Math.round(Number(written.slice(0, -1)) * 100))
    .refine((basisPoints) => basisPoints >= minPercent * 100 && basisPoints <= maxPercent * 100, error);
}

/** true or false. */
export const flag = () => z.boolean(expects("Flag"));

/** One of some words. */
export const oneOf = <const T extends string>(values: readonly T[]) =>
  z.enum(values, expects("OneOf", { values: values.join(", ") }));

/** A list of from `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  const error = expects("List", { min, max });
  return z.array(item, error).min(min, error).max(max, error);
}

/** Keys and values; others than these are refused. */
export const mapping = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, expects("Mapping", { keys: Object.keys(shape).join(", ") }));
