import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { CODE_ALPHABET, CODE_LENGTH } from "../shared/protocol/basics.ts";

/** A secret that proves who somebody is: 32 characters that fit into an address. */
export const newKey = (): string => randomBytes(24).toString("base64url");

/** A public id that cannot be guessed from others. */
export const newId = (): string => randomBytes(9).toString("base64url");

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");

/** What is kept of a key: enough to recognise it, useless to whoever reads it. */
export const hashKey = (key: string): string => createHash("sha256").update(key).digest("base64url");

/** Whether a key is the one that was hashed; takes as long for a wrong one. */
export function isKey(key: string, hash: string): boolean {
  const given = Buffer.from(hashKey(key));
  const known = Buffer.from(hash);
  return given.length === known.length && timingSafeEqual(given, known);
}

/** The token of `Authorization: Bearer ...`, or empty. */
export const bearerToken = (header: string | undefined): string =>
  /^Bearer +(.+)$/i.exec(header ?? "")?.[1] ?? "";
