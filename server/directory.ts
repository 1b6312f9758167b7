import type { Classroom } from "../shared/live/classroom.ts";
import type { EntryRefusal } from "../shared/protocol/entry.ts";
import type { Result } from "../shared/util/result.ts";
import type { Admission } from "./rooms/admission.ts";
import { newCode } from "./secrets.ts";

const MAX_ENDED = 10_000;

/** What the rest of the server knows of a running classroom. */
export interface RunningClassroom {
  readonly id: string;
  readonly code: string;
  readonly classroom: Classroom;
  /** Connected people of any kind. */
  readonly peopleCount: number;
  isHostKey(key: string): boolean;
  /** Whether somebody with these options would get in now, and as what. Changes nothing. */
  admit(options: unknown): Result<Admission, EntryRefusal>;
}

/** The classrooms of this process, by code and by id. */
export class Directory {
  readonly #byCode = new Map<string, RunningClassroom>();
  readonly #byId = new Map<string, RunningClassroom>();
  /** Codes that were handed out to rooms which are still being made. */
  readonly #reserved = new Set<string>();
  /** Codes of classrooms that are over, so that whoever comes late is told so; the oldest first. */
  readonly #ended = new Set<string>();

  get size(): number {
    return this.#byId.size;
  }

  get peopleCount(): number {
    return [...this.#byId.values()].reduce((sum, { peopleCount }) => sum + peopleCount, 0);
  }

  byCode(code: string): RunningClassroom | undefined {
    return this.#byCode.get(code);
  }

  byId(id: string): RunningClassroom | undefined {
    return this.#byId.get(id);
  }

  /** Whether a classroom with this code is over. Remembered for the last `MAX_ENDED` of them. */
  hasEnded(code: string): boolean {
    return this.#ended.has(code);
  }

  /** A code that no classroom has. */
  reserveCode(): string {
    for (;;) {
      const code = newCode();
      if (this.#byCode.has(code) || this.#reserved.has(code) || this.#ended.has(code)) continue;
      this.#reserved.add(code);
      return code;
    }
  }

  release(code: string): void {
    this.#reserved.delete(code);
  }

  add(classroom: RunningClassroom): void {
    this.#reserved.delete(classroom.code);
    this.#byCode.set(classroom.code, classroom);
    this.#byId.set(classroom.id, classroom);
  }

  remove(classroom: RunningClassroom): void {
    this.#byCode.delete(classroom.code);
    this.#byId.delete(classroom.id);
    this.#ended.add(classroom.code);
    const [oldest] = this.#ended;
    if (this.#ended.size > MAX_ENDED && oldest !== undefined) this.#ended.delete(oldest);
  }
}
