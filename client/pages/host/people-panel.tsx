import { useSignal } from "@preact/signals";
import { MAX_NICKNAME_LENGTH } from "../../../shared/protocol/basics.ts";
import type { ParticipantRow } from "../../../shared/protocol/classroom-view.ts";
import { t } from "../../i18n/i18n.ts";
import { seatName } from "../../i18n/seat-name.ts";
import type { Session } from "../../net/session.ts";
import { ownSeat, seatsOf } from "../../rules/seats.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { giveOrder } from "./give-order.ts";

type Asked = { readonly what: "move" | "rename" | "remove"; readonly person: ParticipantRow };

/** Everybody who is here: seat, state, and what the host may do about it. */
export function PeoplePanel({ session }: { session: Session }) {
  const m = t().host;
  const asked = useSignal<Asked | undefined>(undefined);
  const people = session.participants.value.filter((person) => person.role === "player");
  const close = (): void => {
    asked.value = undefined;
  };
  return (
    <section class="panel people" aria-labelledby="people-title">
      <h2 id="people-title" class="panel__title">
        {m.people}
        <span class="chip">{m.peopleCount(people.length)}</span>
      </h2>
      {people.length === 0 ? (
        <p class="muted">{m.noPeople}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <div class="people__scroll" tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{m.person}</th>
                <th scope="col">{m.team}</th>
                <th scope="col">{m.seat}</th>
                <th scope="col">{m.state}</th>
                <th scope="col">{m.actions}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  session={session}
                  person={person}
                  onAsk={(what) => {
                    asked.value = { what, person };
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked.value?.what === "move" && (
        <MoveDialog session={session} person={asked.value.person} onClose={close} />
      )}
      {asked.value?.what === "rename" && (
        <RenameDialog session={session} person={asked.value.person} onClose={close} />
      )}
      {asked.value?.what === "remove" && (
        <RemoveDialog session={session} person={asked.value.person} onClose={close} />
      )}
    </section>
  );
}

function PersonRow({
  session,
  person,
  onAsk,
}: {
  session: Session;
  person: ParticipantRow;
  onAsk(what: Asked["what"]): void;
}) {
  const m = t().host;
  const own = ownSeat(person, session.teams.value);
  const lit = person.presence === "on" ? "true" : person.presence === "away" ? "false" : "signal";
  return (
    <tr>
      <th scope="row" class="people__name">
        {person.nickname}
      </th>
      <td>{own?.team.name ?? "–"}</td>
      <td>{own?.seat ? seatName(own.seat, session.classroom.value) : "–"}</td>
      <td>
        <span class="inline people__state">
          <span class="lamp" data-lit={lit} />
          {m.presence[person.presence]}
          {person.ready && <span class="chip chip--lit">{m.isReady}</span>}
        </span>
      </td>
      <td>
        <div class="people__actions">
          {(["move", "rename", "remove"] as const).map((what) => (
            <button key={what} type="button" class="button button--quiet" onClick={() => onAsk(what)}>
              {m[what]}
              <span class="visually-hidden"> {person.nickname}</span>
            </button>
          ))}
        </div>
      </td>
    </tr>
  );
}

interface PersonDialogProps {
  session: Session;
  person: ParticipantRow;
  onClose(): void;
}

function MoveDialog({ session, person, onClose }: PersonDialogProps) {
  const m = t().host;
  const teams = session.teams.value;
  const team = useSignal(person.team || (teams[0]?.id ?? ""));
  const seat = useSignal("");
  const seats = seatsOf(teams.find(({ id }) => id === team.value) ?? { seats: "" });
  const move = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const where = { team: team.value, ...(seat.value === "" ? {} : { seat: seat.value }) };
    if (await giveOrder(session, { type: "move", participantId: person.id, ...where })) onClose();
  };
  return (
    <Dialog title={m.moveTitle(person.nickname)} onClose={onClose}>
      <form class="stack" onSubmit={move}>
        <div class="field">
          <label for="move-team">{m.team}</label>
          <select
            id="move-team"
            class="input"
            value={team.value}
            onChange={(event) => {
              team.value = event.currentTarget.value;
              seat.value = "";
            }}
          >
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="move-seat">{m.seat}</label>
          <select
            id="move-seat"
            class="input"
            value={seat.value}
            onChange={(event) => {
              seat.value = event.currentTarget.value;
            }}
          >
            <option value="">{m.anySeat}</option>
            {seats.map((one) => {
              const holder = session.participants.value.find(({ id }) => id === one.holder);
              return (
                <option key={one.id} value={one.id}>
                  {seatName(one, session.classroom.value)} (
                  {holder?.nickname ?? (one.bot ? t().common.bot : t().common.empty)})
                </option>
              );
            })}
          </select>
        </div>
        <button type="submit" class="button button--primary">
          {m.move}
        </button>
      </form>
    </Dialog>
  );
}

function RenameDialog({ session, person, onClose }: PersonDialogProps) {
  const m = t().host;
  const nickname = useSignal(person.nickname);
  const rename = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await giveOrder(session, { type: "rename", participantId: person.id, nickname: nickname.value }))
      onClose();
  };
  return (
    <Dialog title={m.renameTitle(person.nickname)} onClose={onClose}>
      <form class="stack" onSubmit={rename}>
        <div class="field">
          <label for="rename">{m.person}</label>
          <input
            id="rename"
            class="input"
            maxLength={MAX_NICKNAME_LENGTH}
            value={nickname.value}
            onInput={(event) => {
              nickname.value = event.currentTarget.value;
            }}
          />
        </div>
        <button type="submit" class="button button--primary">
          {m.rename}
        </button>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ session, person, onClose }: PersonDialogProps) {
  const m = t().host;
  return (
    <Dialog title={m.remove} onClose={onClose}>
      <p>{m.removeSure(person.nickname)}</p>
      <div class="inline">
        <button
          type="button"
          class="button button--primary"
          onClick={async () => {
            if (await giveOrder(session, { type: "remove", participantId: person.id })) onClose();
          }}
        >
          {m.remove}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t().common.cancel}
        </button>
      </div>
    </Dialog>
  );
}
