import "./call-bar.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type CallId, type CallParam, callNeeds } from "../../../shared/commands/calls.ts";
import { callText } from "../../i18n/call-text.ts";
import { t } from "../../i18n/i18n.ts";
import { seatName } from "../../i18n/seat-name.ts";
import { callsFor } from "../../rules/calls.ts";
import { shortPodName } from "../../rules/pod-name.ts";
import { seatsOf } from "../../rules/seats.ts";
import { offeredTools } from "../../rules/tools.ts";
import { play } from "../../sound/sound.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Desk } from "./placing.ts";

/** A call is shown for so long. */
const SHOWN_MS = 15_000;
const MAX_SHOWN = 3;
/** So many calls are offered at once; the rest is one tap further. */
const QUICK = 3;

/** What a call can be about. */
type CallWords = Partial<Record<CallParam, string>>;
const NOTHING: CallWords = {};

interface Heard {
  readonly id: number;
  readonly seat: string;
  readonly call: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/**
 * What the others call out, and what one can call out oneself: ready-made, each reader in their own language. `about` is
 * what one has in hand: calls that name it need no second tap.
 */
export function CallBar({ desk, about = NOTHING }: { desk: Desk; about?: CallWords }) {
  const m = t().calls;
  const asked = useSignal<CallId | "all" | undefined>(undefined);
  const isEra = desk.session.classroom.value.era !== "";
  const ids = callsFor(desk.placing.seat.role, isEra, offeredTools(desk.store.round));
  const shout = (call: CallId, params: Partial<Record<CallParam, string>> = {}): void => {
    asked.value = undefined;
    void desk.placing.give({ type: "call", call, params });
  };
  const begin = (call: CallId, known: CallWords = NOTHING): void => {
    if (callNeeds(call).some((param) => known[param] === undefined)) asked.value = call;
    else shout(call, known);
  };
  const close = (): void => {
    asked.value = undefined;
  };
  return (
    <div class="call-bar">
      <HeardCalls desk={desk} />
      <fieldset class="call-bar__keys" aria-label={m.title}>
        {ids.slice(0, QUICK).map((id) => (
          <button key={id} type="button" class="button call-bar__key" onClick={() => begin(id, about)}>
            {callText(id, about)}
          </button>
        ))}
        <button
          type="button"
          class="button call-bar__key"
          aria-haspopup="dialog"
          onClick={() => {
            asked.value = "all";
          }}
        >
          <Icon name="more" />
          <span class="visually-hidden">{m.more}</span>
        </button>
      </fieldset>
      {asked.value === "all" && (
        <Dialog title={m.title} onClose={close}>
          <div class="call-list">
            {ids.map((id) => (
              <button key={id} type="button" class="button" onClick={() => begin(id)}>
                {callText(id, {})}
              </button>
            ))}
          </div>
        </Dialog>
      )}
      {asked.value !== undefined && asked.value !== "all" && (
        <NameDialog key={asked.value} desk={desk} call={asked.value} onShout={shout} onClose={close} />
      )}
    </div>
  );
}

/** Some calls are about somebody: which one? */
function NameDialog({
  desk,
  call,
  onShout,
  onClose,
}: {
  desk: Desk;
  call: CallId;
  onShout(call: CallId, params: Partial<Record<CallParam, string>>): void;
  onClose(): void;
}) {
  const chosen = useSignal<Partial<Record<CallParam, string>>>({});
  const needed = callNeeds(call).find((param) => chosen.value[param] === undefined) ?? "node";
  const choose = (name: string): void => {
    const next = { ...chosen.value, [needed]: name };
    if (callNeeds(call).every((param) => next[param] !== undefined)) onShout(call, next);
    else chosen.value = next;
  };
  return (
    <Dialog title={callText(call, chosen.value)} onClose={onClose}>
      <p>{t().calls.which[needed]}</p>
      <div class="call-list">
        {namesFor(desk, needed).map((name) => (
          <button key={name} type="button" class="button" onClick={() => choose(name)}>
            {needed === "pod" ? shortPodName(name) : name}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function namesFor({ store, placing }: Desk, param: CallParam): readonly string[] {
  const { rows } = store;
  if (param === "node") return [...rows.nodes.keys()].sort();
  if (param === "app")
    return [...rows.apps.values()].filter(({ replicas }) => replicas > 0).map(({ name }) => name);
  const own = placing.seat.nodeName;
  return [...rows.pods.values()]
    .filter(({ node }) => own === undefined || node === own)
    .map(({ name }) => name);
}

function HeardCalls({ desk }: { desk: Desk }) {
  const heard = useSignal<readonly Heard[]>([]);
  const nextId = useRef(0);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const unsubscribe = desk.session.onEvents((team, events) => {
      if (team !== desk.team) return;
      for (const event of events) {
        if (event.type !== "Called") continue;
        const id = nextId.current++;
        heard.value = [
          ...heard.peek(),
          { id, seat: event.seat, call: event.call, params: event.params },
        ].slice(-MAX_SHOWN);
        if (event.seat !== desk.placing.seat.id) play("call");
        const timer = setTimeout(() => {
          timers.delete(timer);
          heard.value = heard.peek().filter((one) => one.id !== id);
        }, SHOWN_MS);
        timers.add(timer);
      }
    });
    return () => {
      unsubscribe();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [desk]);
  return (
    <div class="heard" role="log" aria-label={t().calls.heard}>
      {heard.value.map((one) => (
        <p key={one.id} class="heard__one" data-own={one.seat === desk.placing.seat.id}>
          <strong>{speaker(desk, one.seat)}</strong> {callText(one.call, one.params)}
        </p>
      ))}
    </div>
  );
}

function speaker(desk: Desk, seatId: string): string {
  const team = desk.session.teams.peek().find(({ id }) => id === desk.team);
  const seat = team && seatsOf(team).find(({ id }) => id === seatId);
  return seat === undefined ? seatId : seatName(seat, desk.session.classroom.peek());
}
