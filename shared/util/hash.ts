/** A running 64-bit hash kept as two 32-bit lanes (FNV-1a with two offsets, mixed at the end). */
export class Hasher {
  #low = 0x811c9dc5;
  #high = 0xcbf29ce4;

  text(value: string): this {
    let low = this.#low;
    let high = this.#high;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code ^ (low >>> 15), 0x85ebca6b);
    }
    this.#low = low;
    this.#high = high;
    return this;
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return mix(this.#low) + mix(this.#high ^ this.#low);
  }
}

function mix(lane: number): string {
  let x = lane >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0).toString(16).padStart(8, "0");
}

const known = new WeakMap<object, string>();

/**
 * The hash of plain data (JSON's types; `undefined` fields count as missing), whatever the order of its fields.
 * Remembered per object, which is sound because state objects are never changed in place.
 */
export function hashValue(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return new Hasher().text(`${typeof value}:${value}`).digest();
  const remembered = known.get(value);
  if (remembered !== undefined) return remembered;
  const hasher = new Hasher();
  if (Array.isArray(value)) {
    hasher.text("[");
    for (const item of value) hasher.text(hashValue(item));
  } else {
    const record = value as Readonly<Record<string, unknown>>;
    hasher.text("{");
    for (const key of Object.keys(record).sort()) {
      if (record[key] !== undefined) hasher.text(key).text(":").text(hashValue(record[key]));
    }
  }
  const hash = hasher.digest();
  known.set(value, hash);
  return hash;
}
