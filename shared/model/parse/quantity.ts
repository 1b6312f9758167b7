import type { Result } from "../../util/result.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY } from "../resources.ts";

/** kube-apiserver's words for text that is no quantity. Source: k8s.io/apimachinery `pkg/api/resource/quantity.go`, v1.35. */
const FORMAT_WRONG =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX_WRONG = "unable to parse quantity's suffix";
/** Ours: Kubernetes counts to 2^63, a JavaScript number only to this without loss (8 PiB). */
const TOO_LARGE = `must be less than or equal to ${Number.MAX_SAFE_INTEGER}`;

/** Longer text is refused unread. */
const MAX_QUANTITY_LENGTH = 64;
/** Powers of ten beyond this are too large (or rounded up to one billionth) whatever stands before them. */
const MAX_EXPONENT = 40;

const SHAPE = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;

const NANO_DIGITS = 9;
const NANOS_PER_UNIT = 1_000_000_000n;
const NANOS_PER_MILLI = 1_000_000n;

const DECIMAL_SUFFIXES: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY_SUFFIXES = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/**
 * Reads a Kubernetes quantity ("100m", "1.5Gi", "2e3") as a whole number of billionths; smaller parts are rounded
 * away from zero, as Kubernetes does.
 * Refused with kube-apiserver's own words.
 */
export function parseQuantity(text: string): Result<bigint, string> {
  const match = text.length > MAX_QUANTITY_LENGTH ? null : SHAPE.exec(text);
  if (match === null) return { ok: false, refusal: FORMAT_WRONG };
  const [, sign = "", whole = "", fraction = "", suffix = ""] = match;
  if (whole === "" && fraction === "") return { ok: false, refusal: FORMAT_WRONG };
  const nanos = magnitude(BigInt(whole + fraction), fraction.length, suffix);
  if (nanos === undefined) return { ok: false, refusal: SUFFIX_WRONG };
  return { ok: true, value: sign === "-" ? -nanos : nanos };
}

/** `digits` shifted right by `decimals` places and multiplied by the suffix, in billionths. */
function magnitude(digits: bigint, decimals: number, suffix: string): bigint | undefined {
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary >= 0) return shiftDecimal(digits << BigInt(10 * (binary + 1)), NANO_DIGITS - decimals);
  const power = decimalPower(suffix);
  return power === undefined ? undefined : shiftDecimal(digits, power + NANO_DIGITS - decimals);
}

function decimalPower(suffix: string): number | undefined {
  const known = DECIMAL_SUFFIXES[suffix];
  if (known !== undefined) return known;
  if (!/^[eE][-+]?[0-9]+$/.test(suffix)) return undefined;
  return Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, Number(suffix.slice(1))));
}

/** `value` times ten to the power of `places`; what falls off the end rounds up. */
function shiftDecimal(value: bigint, places: number): bigint {
  const factor = BigInt(`1${"0".repeat(Math.abs(places))}`);
  return places >= 0 ? value * factor : divideUp(value, factor);
}

/** Rounded away from zero. */
function divideUp(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  if (value % by === 0n) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

/**
 * A quantity as the whole number that the engine counts in: millicores for `cpu`, else base units. Fractions round up.
 * A JSON number is read like the same text, as Kubernetes does.
 */
export function parseResourceAmount(resource: string, quantity: string | number): Result<number, string> {
  const parsed = parseQuantity(String(quantity));
  if (!parsed.ok) return parsed;
  const amount = divideUp(parsed.value, resource === CPU ? NANOS_PER_MILLI : NANOS_PER_UNIT);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (amount > limit || amount < -limit) return { ok: false, refusal: TOO_LARGE };
  return { ok: true, value: Number(amount) };
}

/** Whether a quantity is a whole number of base units, as counts (pods, extended resources) have to be. */
export function isWholeQuantity(quantity: string | number): boolean {
  const parsed = parseQuantity(String(quantity));
  return parsed.ok && parsed.value % NANOS_PER_UNIT === 0n;
}

/**
 * Writes an amount of the engine as a quantity in Kubernetes' canonical form: the largest suffix that leaves a whole
 * number; `cpu` and counts in decimal ("250m", "2", "1k"), bytes in binary ("512Mi", "1000").
 */
export function makeQuantity(resource: string, amount: number): string {
  if (amount === 0) return "0";
  const isBytes = resource === MEMORY || resource === EPHEMERAL_STORAGE || resource.startsWith("hugepages-");
  const suffixes = isBytes ? ["", ...BINARY_SUFFIXES] : ["", "k", "M", "G", "T", "P", "E"];
  if (resource === CPU) suffixes.unshift("m");
  const step = isBytes ? 1024 : 1000;
  let rest = amount;
  let index = 0;
  while (rest % step === 0 && index < suffixes.length - 1) {
    rest /= step;
    index++;
  }
  return `${rest}${suffixes[index]}`;
}
