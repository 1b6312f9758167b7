import { hashKey, newId, newKey } from "../secrets.ts";

/** Who is who, by the secret that each browser keeps. Keys themselves are not kept, only their hashes. */
export class Identities {
  readonly #participants = new Map<string, string>();
  readonly #removed = new Set<string>();

  /** The participant with this key. */
  find(key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.#participants.get(hashKey(key));
  }

  /** Whether this key is that of somebody who was sent out. */
  isBanned(key: string | undefined): boolean {
    return key !== undefined && this.#removed.has(hashKey(key));
  }

  /** A new participant with a key of their own. The key is handed out this once. */
  create(): { readonly participantId: string; readonly key: string } {
    const key = newKey();
    const participantId = `p-${newId()}`;
    this.#participants.set(hashKey(key), participantId);
    return { participantId, key };
  }

  /** Somebody was removed: their key lets nobody in any more. */
  ban(participantId: string): void {
    for (const [hash, id] of this.#participants) {
      if (id !== participantId) continue;
      this.#participants.delete(hash);
      this.#removed.add(hash);
    }
  }

  /** Somebody who leaves no trace (a screen that was closed). */
  forget(participantId: string): void {
    for (const [hash, id] of this.#participants) {
      if (id === participantId) this.#participants.delete(hash);
    }
  }
}
