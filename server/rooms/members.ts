import type { StateView } from "@colyseus/schema";
import type { Client } from "colyseus";
import type { Role } from "../../shared/live/person.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type { Welcome } from "../../shared/protocol/requests.ts";
import type { Sight } from "../sync/viewers.ts";

/** One connection of somebody, from joining to leaving; it survives a drop that is resumed. */
export interface Member {
  readonly participantId: string;
  readonly role: Role;
  /** Proved to be a host. */
  readonly isHost: boolean;
  readonly view: StateView;
  sight: Sight;
}

export type CrewClient = Client<{
  userData: Member;
  messages: { welcome: Welcome; events: { team: string; events: readonly GameEvent[] } };
}>;

/** Who is connected. A person has one connection at a time: the newest. */
export class Members {
  readonly #all = new Set<Member>();
  readonly #online = new Map<string, CrewClient>();
  readonly #held = new Map<string, () => void>();

  /** Everybody with a view, those included whose connection dropped and may be resumed. */
  all(): Iterable<Member> {
    return this.#all;
  }

  get onlineCount(): number {
    return this.#online.size;
  }

  online(): Iterable<[participantId: string, client: CrewClient]> {
    return this.#online;
  }

  clientOf(participantId: string): CrewClient | undefined {
    return this.#online.get(participantId);
  }

  /** The member behind a client, as long as no other tab has taken over. */
  memberOf(client: CrewClient): Member | undefined {
    const member: Member | undefined = client.userData;
    return member && this.#online.get(member.participantId) === client ? member : undefined;
  }

  /** Returns the connection that this one takes the place of. */
  connect(client: CrewClient, member: Member): CrewClient | undefined {
    const replaced = this.#online.get(member.participantId);
    client.userData = member;
    this.#all.add(member);
    this.#online.set(member.participantId, client);
    this.#held.get(member.participantId)?.();
    this.#held.delete(member.participantId);
    return replaced === client ? undefined : replaced;
  }

  /** The connection is gone. False when another one had taken over already. */
  disconnect(client: CrewClient): boolean {
    const member = this.memberOf(client);
    if (member === undefined) return false;
    this.#online.delete(member.participantId);
    return true;
  }

  /** The place of a dropped connection is kept for a while; `giveUp` is called when a newer one takes over. */
  hold(participantId: string, giveUp: () => void): void {
    this.#held.set(participantId, giveUp);
  }

  /** The connection will not come back. */
  forget(member: Member): void {
    this.#all.delete(member);
    this.#held.delete(member.participantId);
  }
}
