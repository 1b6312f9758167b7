import type { Rng } from "../util/rng.ts";

/**
 * Letters and digits of generated names: no vowels, so that no words appear, and nothing that looks alike.
 * Source: k8s.io/apimachinery `pkg/util/rand/rand.go`, v1.35.
 */
const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** Letters that a Pod's name has after the name of its owner. Source: apiserver `storage/names/generate.go`. */
const SUFFIX_LENGTH = 5;

const letter = (index: number): string => ALPHABET.charAt(index % ALPHABET.length);

/** The random end of a generated name, as `x2x9k` in `web-7d4b9c6f5d-x2x9k`. */
export function randomSuffix(rng: Rng): string {
  let suffix = "";
  for (let i = 0; i < SUFFIX_LENGTH; i++) suffix += letter(rng.below(ALPHABET.length));
  return suffix;
}

/**
 * Text made of the same letters, one for each character. Kubernetes encodes the decimal digits of a hash this way.
 * Source: k8s.io/apimachinery `pkg/util/rand/rand.go` SafeEncodeString, v1.35.
 */
export function safeEncode(text: string): string {
  let encoded = "";
  for (let i = 0; i < text.length; i++) encoded += letter(text.charCodeAt(i));
  return encoded;
}

/** `prefix` and a random end that no key of the table has yet. */
export function unusedName(prefix: string, rng: Rng, isTaken: (name: string) => boolean): string {
  let name = prefix + randomSuffix(rng);
  while (isTaken(name)) name = prefix + randomSuffix(rng);
  return name;
}
