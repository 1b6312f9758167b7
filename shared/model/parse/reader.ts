import { checkText, type ParseContext } from "./context.ts";
import type { FieldErrors } from "./field-error.ts";
import { MAX_INT32, MAX_ITEMS, MAX_TEXT_LENGTH, MIN_INT32 } from "./limits.ts";
import { parseRfc3339 } from "./rfc3339.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const join = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/**
 * Reads the fields of one JSON object by name, checking their types and keeping their path, so that a parser says in one
 * place what a field is called, what it is and what it means when it is missing. `null` counts as missing, as in
 * Kubernetes; a field of the wrong type is noted as an error and then counts as missing.
 *
 * zod stays the border for everything that is ours (commands, settings, chapters). Here the wording, the paths, the
 * unknown fields and the two modes are Kubernetes', and a reader says each once where schemas with transforms say it
 * twice; `kubeSchema` makes a zod schema of any parser.
 */
export class ObjectReader {
  readonly context: ParseContext;
  readonly path: string;
  readonly #json: Json;
  readonly #known = new Set<string>();

  constructor(context: ParseContext, path: string, json: unknown) {
    this.context = context;
    this.path = path;
    if (json !== undefined && json !== null && !isObject(json))
      context.errors.typeInvalid(path, json, "object");
    this.#json = isObject(json) ? json : {};
  }

  get strict(): boolean {
    return this.context.strict;
  }
  get errors(): FieldErrors {
    return this.context.errors;
  }
  /** The object as it was given, for messages that repeat it. */
  get json(): Json {
    return this.#json;
  }

  /** The path of a field. */
  at(name: string): string {
    return join(this.path, name);
  }

  has(name: string): boolean {
    this.#known.add(name);
    const value = this.#json[name];
    return value !== undefined && value !== null;
  }

  /** The value as it is, of any type. */
  raw(name: string): unknown {
    return this.has(name) ? this.#json[name] : undefined;
  }

  /** Text, or "" when it is missing. */
  text(name: string, maxLength = MAX_TEXT_LENGTH): string {
    const value = this.raw(name);
    if (value === undefined) return "";
    return checkText(this.context, this.at(name), value, maxLength) ? value : "";
  }

  /** Text where "" means the same as nothing. */
  optionalText(name: string): string | undefined {
    const value = this.text(name);
    return value === "" ? undefined : value;
  }

  /** One of some words. An unknown one is refused; in an observed object it is kept, for whoever shows it. */
  word<W extends string>(name: string, words: readonly W[], fallback: W): W {
    return this.optionalWord(name, words) ?? fallback;
  }

  optionalWord<W extends string>(name: string, words: readonly W[]): W | undefined {
    const value = this.optionalText(name);
    if (value === undefined) return undefined;
    if (this.strict && !words.includes(value as W)) {
      this.errors.notSupported(this.at(name), value, words);
      return undefined;
    }
    // Checked above, or observed: then a word that we do not know acts like none of ours.
    return value as W;
  }

  /** An integer of 32 bits. */
  integer(name: string, fallback: number): number {
    return this.optionalInteger(name) ?? fallback;
  }

  optionalInteger(name: string): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value)) {
      if (value >= MIN_INT32 && value <= MAX_INT32) return value;
    }
    this.errors.typeInvalid(this.at(name), value, "int32");
    return undefined;
  }

  /** A whole number of bytes or the like, up to 2^53. */
  largeInteger(name: string, fallback: number): number {
    const value = this.raw(name);
    if (value === undefined) return fallback;
    if (Number.isSafeInteger(value)) return Number(value);
    this.errors.typeInvalid(this.at(name), value, "int64");
    return fallback;
  }

  bool(name: string, fallback = false): boolean {
    const value = this.raw(name);
    if (value === undefined) return fallback;
    if (typeof value === "boolean") return value;
    this.errors.typeInvalid(this.at(name), value, "boolean");
    return fallback;
  }

  /** An object, empty when it is missing. */
  object(name: string): ObjectReader {
    return new ObjectReader(this.context, this.at(name), this.raw(name));
  }

  optionalObject(name: string): ObjectReader | undefined {
    return this.has(name) ? this.object(name) : undefined;
  }

  /** A list of objects, empty when it is missing. */
  objects(name: string): readonly ObjectReader[] {
    return this.#list(name).map(
      (item, index) => new ObjectReader(this.context, `${this.at(name)}[${index}]`, item),
    );
  }

  /** A list of texts, empty when it is missing. */
  texts(name: string): readonly string[] {
    return this.#list(name).map((item, index) =>
      checkText(this.context, `${this.at(name)}[${index}]`, item, MAX_TEXT_LENGTH) ? item : "",
    );
  }

  /** Texts by name, as labels are. */
  textMap(name: string, maxLength = MAX_TEXT_LENGTH): Readonly<Record<string, string>> {
    const result: Record<string, string> = {};
    for (const [key, value] of this.entries(name)) {
      if (checkText(this.context, `${this.at(name)}[${key}]`, value, maxLength)) result[key] = value;
    }
    return result;
  }

  /** The pairs of a map whose values are not checked yet, in order of their keys. */
  entries(name: string): readonly (readonly [string, unknown])[] {
    const map = this.object(name).json;
    const keys = Object.keys(map).sort();
    if (this.strict && keys.length > MAX_ITEMS) {
      this.errors.tooMany(this.at(name), keys.length, MAX_ITEMS);
      return [];
    }
    // "__proto__" would not become an entry of the object that the pairs are put into.
    return keys.filter((key) => key !== "__proto__").map((key) => [key, map[key]]);
  }

  /** A moment, in game milliseconds. */
  time(name: string): number | undefined {
    const value = this.optionalText(name);
    if (value === undefined) return undefined;
    const ms = parseRfc3339(value);
    if (ms !== undefined) return ms - this.context.epochMs;
    this.errors.typeInvalid(this.at(name), value, "time (RFC 3339)");
    return undefined;
  }

  /** Names fields of Kubernetes that the game does not model: they may stand there and have no effect. */
  unmodelled(...names: readonly string[]): void {
    for (const name of names) {
      if (this.has(name)) this.context.ignored.push(this.at(name));
    }
  }

  /** To be called when all fields were read: what was not asked for is unknown. */
  close(): void {
    if (!this.strict) return;
    for (const name of Object.keys(this.#json)) {
      if (!this.#known.has(name)) this.errors.unknownField(this.at(name));
    }
  }

  #list(name: string): readonly unknown[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.errors.typeInvalid(this.at(name), value, "array");
      return [];
    }
    if (this.strict && value.length > MAX_ITEMS) {
      this.errors.tooMany(this.at(name), value.length, MAX_ITEMS);
      return [];
    }
    return value;
  }
}
