/** 2 * (s + s^3/3 + s^5/5 + ...) is ln((1 + s) / (1 - s)); for |s| <= 0.172 the terms after these are below 2^-60. */
const SERIES_DEGREE = 23;

const known: number[] = [];

/**
 * The natural logarithm of a whole number from 1, the same on every machine and within one unit in the last place of
 * what Go's and JavaScript's `log` answer. Written out because ECMAScript leaves the digits of `Math.log` to the engine, and
 * two servers have to replay to the same hash.
 */
export function naturalLog(value: number): number {
  known[value] ??= compute(value);
  return known[value];
}

function compute(value: number): number {
  // value = mantissa * 2^exponent with a mantissa between about 0.71 and 1.41: halving is exact.
  let mantissa = value;
  let exponent = 0;
  while (mantissa * mantissa > 2) {
    mantissa /= 2;
    exponent++;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let power = SERIES_DEGREE; power >= 1; power -= 2) sum = sum * s * s + 1 / power;
  return exponent * Math.LN2 + 2 * s * sum;
}
