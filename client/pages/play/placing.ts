import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Command, type CommandType, commandDefinition } from "../../../shared/commands/registry.ts";
import { refusalOf } from "../../../shared/engine/command-pass.ts";
import type { ClusterReader } from "../../../shared/model/cluster-state.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import type { Refusal } from "../../../shared/util/result.ts";
import { reasonText } from "../../i18n/reason-text.ts";
import { refusalMessage } from "../../i18n/refusal-message.ts";
import { type ClusterStore, RefusedError, type Session } from "../../net/session.ts";
import { clusterReader } from "../../rules/cluster-reader.ts";
import { reasonsOf } from "../../rules/scheduling-reason.ts";
import { type NodeVerdict, podVerdicts, roomFor } from "../../rules/verdicts.ts";
import type { Board, Verdict } from "../../scenes/board-api.ts";
import { buzz, play } from "../../sound/sound.ts";
import { notify } from "../../ui/notices.tsx";

/** A ghost whose Pod did not arrive by then is taken back. */
const SETTLE_MS = 3_000;

/**
 * Pick, then place: which Pod is in hand, what each Node says to it, and Pods that were given to a Node and wait for
 * the server's answer. The one thing behind tap-tap, keys and dragging.
 */
export class Placing {
  readonly picked: Signal<string | undefined> = signal(undefined);
  /** Name of the Node by name of the Pod. */
  readonly ghosts: Signal<ReadonlyMap<string, string>> = signal(new Map());
  readonly seat: Seat;
  board: Board | undefined;
  readonly #session: Session;
  readonly #store: ClusterStore;
  #reader:
    | { readonly revision: number; readonly ghosts: unknown; readonly reader: ClusterReader }
    | undefined;
  #verdicts:
    | { readonly reader: ClusterReader; readonly pod: string; readonly list: readonly NodeVerdict[] }
    | undefined;

  constructor(session: Session, store: ClusterStore, seat: Seat) {
    this.#session = session;
    this.#store = store;
    this.seat = seat;
  }

  /** Whether this seat may give a kind of command at all. */
  may(type: CommandType): boolean {
    return commandDefinition(type).roles.includes(this.seat.role);
  }

  /** The cluster as it would be if the server agreed to everything. */
  reader(): ClusterReader {
    const revision = this.#store.revision;
    const ghosts = this.ghosts.peek();
    if (this.#reader?.revision !== revision || this.#reader.ghosts !== ghosts) {
      const reader = clusterReader(this.#store.rows, this.#store.round, ghosts);
      this.#reader = { revision, ghosts, reader };
    }
    return this.#reader.reader;
  }

  /** What every Node says to a Pod, in name order. */
  verdicts(pod: string): readonly NodeVerdict[] {
    const reader = this.reader();
    if (this.#verdicts?.reader !== reader || this.#verdicts.pod !== pod) {
      this.#verdicts = { reader, pod, list: podVerdicts(reader, pod) };
    }
    return this.#verdicts.list;
  }

  verdict(pod: string, node: string): Verdict {
    const found = this.verdicts(pod).find((verdict) => verdict.node === node);
    return found === undefined ? "unknown" : found.ok ? "ok" : "refused";
  }

  /** Takes a Pod in hand; the same again, or undefined, puts it back. */
  pick(pod: string | undefined): void {
    this.picked.value = pod === this.picked.peek() ? undefined : pod;
  }

  /** Gives the Pod to a Node. It moves at once; when the answer is no, it comes back and the reason is said. */
  async place(pod: string, node: string): Promise<boolean> {
    const command: Command = { type: "bind", pod, node };
    const refusal = refusalOf(this.reader(), { seat: this.seat, command });
    if (refusal) {
      // It stays in hand: another Node may take it.
      this.#refuse(refusal, this.#meaning(pod, node));
      return false;
    }
    this.picked.value = undefined;
    this.#setGhost(pod, node);
    play("drop");
    buzz();
    try {
      await this.#session.command(command);
      await this.#arrival(pod);
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // Sent but not answered: the state tells, when it comes.
      const arrived = error.refusal.code === "Unanswered" && (await this.#arrival(pod)) === node;
      if (!arrived) this.#refuse(error.refusal);
      return arrived;
    } finally {
      this.#setGhost(pod, undefined);
    }
  }

  /** Why a command about objects of the API would be refused, as far as rows tell. */
  refusal(command: Command): Refusal | undefined {
    return refusalOf(this.reader(), { seat: this.seat, command });
  }

  /** Declares something; what is refused is said without asking the server. Resolves to the refusal. */
  async declare(command: Command): Promise<Refusal | undefined> {
    const refusal = this.refusal(command);
    if (refusal) {
      this.#refuse(refusal);
      return refusal;
    }
    play("drop");
    buzz();
    return this.give(command);
  }

  /** Gives any other command and says why when it is refused; resolves to that refusal. */
  async give(command: Command): Promise<Refusal | undefined> {
    try {
      await this.#session.command(command);
      return undefined;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.#refuse(error.refusal);
      return error.refusal;
    }
  }

  /** Why a Node refuses a Pod, with figures; undefined when it is not the Node that refuses. */
  #meaning(pod: string, node: string): string | undefined {
    const verdict = this.verdicts(pod).find((one) => one.node === node);
    if (verdict === undefined || verdict.ok) return undefined;
    const room = roomFor(this.reader(), pod, node);
    return reasonsOf(verdict.refusals)
      .map((reason) => reasonText(reason, room))
      .join(" ");
  }

  #refuse(refusal: Refusal, meaning?: string): void {
    const { why, help } = refusalMessage(refusal, meaning);
    notify("alarm", why, help);
    play("refuse");
    buzz(40);
  }

  #setGhost(pod: string, node: string | undefined): void {
    const next = new Map(this.ghosts.peek());
    if (node === undefined) next.delete(pod);
    else next.set(pod, node);
    this.ghosts.value = next;
    this.board?.ghost(pod, node);
  }

  /** Waits for the row that says where the Pod is; resolves to that Node, or undefined when nothing came. */
  #arrival(pod: string): Promise<string | undefined> {
    const where = (): string | undefined => this.#store.rows.pods.get(pod)?.node || undefined;
    const already = where();
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve) => {
      const end = (): void => {
        unsubscribe();
        clearTimeout(timer);
        resolve(where());
      };
      const unsubscribe = this.#store.subscribe(() => {
        if (where() !== undefined || !this.#store.rows.pods.has(pod)) end();
      });
      const timer = setTimeout(end, SETTLE_MS);
    });
  }
}

/** What a desk needs of its seat. */
export interface Desk {
  readonly session: Session;
  readonly store: ClusterStore;
  readonly team: string;
  readonly placing: Placing;
  readonly paused: ReadonlySignal<boolean>;
}
