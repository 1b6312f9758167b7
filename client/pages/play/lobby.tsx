import { useComputed, useSignal } from "@preact/signals";
import { MAX_NICKNAME_LENGTH } from "../../../shared/protocol/basics.ts";
import { sound } from "../../app/preferences.ts";
import { NICKNAME, remember } from "../../app/storage.ts";
import { t } from "../../i18n/i18n.ts";
import { refusalMessage } from "../../i18n/refusal-message.ts";
import { RefusedError, type Session } from "../../net/session.ts";
import { ConnectionLight } from "../../ui/connection-light.tsx";
import { notify } from "../../ui/notices.tsx";
import { meOf, mySeat } from "./my-seat.ts";

/** Before it starts: you are in, this is your name, and your device works. */
export function Lobby({ session }: { session: Session }) {
  const m = t().lobby;
  return (
    <div class="lobby" data-testid="lobby">
      <section class="panel panel--lit lobby__me stack">
        <h1>{m.title}</h1>
        <p class="muted">{m.waiting}</p>
        <NameForm session={session} />
        <TeamMates session={session} />
      </section>
      <section class="panel lobby__how stack">
        <h2 class="panel__title">{m.howItWorks}</h2>
        <ol class="lobby__steps">
          {(session.classroom.value.era === "" ? m.how : m.howEra).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <DeviceCheck session={session} />
    </div>
  );
}

function NameForm({ session }: { session: Session }) {
  const m = t().lobby;
  const name = useComputed(() => meOf(session)?.nickname ?? "").value;
  const draft = useSignal<string | undefined>(undefined);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const nickname = draft.value?.trim() ?? "";
    draft.value = undefined;
    if (nickname === "" || nickname === name) return;
    try {
      await session.me({ type: "nickname", nickname });
      remember(NICKNAME, nickname);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { why, help } = refusalMessage(error.refusal);
      notify("alarm", why, help);
    }
  };
  if (draft.value === undefined) {
    return (
      <div class="lobby__name">
        <p class="figure">
          <span class="figure__label">{m.name}</span>
          <strong class="figure__value">{name}</strong>
        </p>
        <button
          type="button"
          class="button"
          onClick={() => {
            draft.value = name;
          }}
        >
          {m.changeName}
        </button>
      </div>
    );
  }
  return (
    <form class="lobby__name" onSubmit={save}>
      <div class="field">
        <label for="lobby-name">{m.name}</label>
        <input
          id="lobby-name"
          class="input"
          maxLength={MAX_NICKNAME_LENGTH}
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
        />
      </div>
      <button type="submit" class="button button--primary">
        {t().common.save}
      </button>
    </form>
  );
}

function TeamMates({ session }: { session: Session }) {
  const m = t().lobby;
  const me = meOf(session);
  const team = mySeat(session)?.team;
  if (team === undefined) return <p class="muted">{m.noTeam}</p>;
  const mates = session.participants.value.filter((person) => person.team === team.id);
  return (
    <div class="stack" style={{ "--gap": "var(--space-2)" }}>
      <p>
        <span class="overline">{m.team}</span> <strong>{team.name}</strong>
      </p>
      <ul class="name-tags name-tags--small">
        {mates.map((person) => (
          <li key={person.id} class="name-tag" data-presence={person.presence} data-me={person.id === me?.id}>
            {person.nickname}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What this device can do: better known now than in the round. */
function DeviceCheck({ session }: { session: Session }) {
  const m = t().lobby;
  const hasWebGl = useSignal(canDraw()).value;
  const isTouch = matchMedia("(pointer: coarse)").matches;
  return (
    <section class="panel lobby__device">
      <h2 class="panel__title">{m.check}</h2>
      <dl class="facts">
        <div>
          <dt>{m.checkNetwork}</dt>
          <dd>
            <ConnectionLight session={session} detailed />
          </dd>
        </div>
        <div>
          <dt>{m.checkScreen}</dt>
          <dd class="inline">
            <span class="lamp" data-lit={hasWebGl ? "true" : "false"} />
            {hasWebGl ? m.checkScreenOk : m.checkScreenList}
          </dd>
        </div>
        <div>
          <dt>{m.checkTouch}</dt>
          <dd class="inline">
            <span class="lamp" data-lit="true" />
            {isTouch ? m.touch : m.pointer}
          </dd>
        </div>
        <div>
          <dt>{t().common.sound}</dt>
          <dd>
            <button
              type="button"
              class="button"
              aria-pressed={sound.value}
              onClick={() => {
                sound.value = !sound.value;
              }}
            >
              {sound.value ? t().common.on : t().common.off}
            </button>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function canDraw(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
