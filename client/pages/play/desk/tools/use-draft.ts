import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

type Fields = Readonly<Record<string, string | number | boolean>>;

/** Controls and what they show. */
export interface Draft<T extends Fields> {
  /** What is declared, with what this person changed and has not given yet. */
  readonly value: T;
  change(part: Partial<T>): void;
}

/** Controls that follow what is declared until somebody moves them, and again once that came true. */
export function useDraft<T extends Fields>(declared: T): Draft<T> {
  const changes = useSignal<Partial<T>>({});
  const isTrue = Object.entries(changes.value).every(([name, value]) => declared[name] === value);
  useEffect(() => {
    if (isTrue) changes.value = {};
  }, [isTrue]);
  return {
    value: { ...declared, ...changes.value },
    change(part) {
      changes.value = { ...changes.peek(), ...part };
    },
  };
}
