import { generateNickname } from "../classroom/names.ts";
import { cleanNickname, distinctNickname } from "../classroom/nickname.ts";
import { ok, type Result } from "../util/result.ts";
import type { Rng } from "../util/rng.ts";
import type { Newcomer, Person } from "./person.ts";

/** Everybody who has been here and was not removed, in the order in which they came. */
export class Roster {
  readonly #people = new Map<string, Person>();
  readonly #rng: Rng;

  /** @param rng for generated nicknames */
  constructor(rng: Rng) {
    this.#rng = rng;
  }

  get(id: string): Person | undefined {
    return this.#people.get(id);
  }

  all(): readonly Person[] {
    return [...this.#people.values()];
  }

  players(): readonly Person[] {
    return this.all().filter(({ role }) => role === "player");
  }

  /** Players with a connection. */
  playersHere(): readonly Person[] {
    return this.players().filter(({ presence }) => presence !== "off");
  }

  /** Adds somebody who is new. A nickname that is empty or useless is replaced by a generated one. */
  add({ id, role, locale, nickname }: Newcomer): Person {
    const cleaned = cleanNickname(nickname);
    const wanted = cleaned.ok ? cleaned.value : generateNickname(locale, this.#rng);
    const person: Person = {
      id,
      role,
      locale,
      nickname: distinctNickname(wanted, this.#nicknames()),
      team: "",
      presence: "on",
      ready: false,
      goneMs: 0,
    };
    this.#people.set(id, person);
    return person;
  }

  /** Gives somebody another nickname. Refused with `NicknameEmpty`. */
  rename(person: Person, nickname: string): Result<void> {
    const cleaned = cleanNickname(nickname);
    if (!cleaned.ok) return cleaned;
    person.nickname = distinctNickname(cleaned.value, this.#nicknames(person));
    return ok(undefined);
  }

  remove(id: string): void {
    this.#people.delete(id);
  }

  #nicknames(except?: Person): readonly string[] {
    return this.all()
      .filter((person) => person !== except)
      .map(({ nickname }) => nickname);
  }
}
