import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { Locale } from "../../../shared/protocol/basics.ts";
import { calmMotion, sound } from "../../app/preferences.ts";
import { format, t } from "../../i18n/i18n.ts";
import { seatName } from "../../i18n/seat-name.ts";
import type { Session } from "../../net/session.ts";
import { ConnectionLight } from "../../ui/connection-light.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { Stars } from "../../ui/stars.tsx";
import { Term } from "../../ui/term.tsx";
import { Unscored } from "../../ui/unscored.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { mySeat } from "./my-seat.ts";

/** The top of a player's page: who you are, how the round stands, and what you set for yourself. */
export function PlayHead({ session, isPractice }: { session: Session; isPractice: boolean }) {
  const beat = useComputed(() => session.classroom.value.beat).value;
  const asksSettings = useSignal(false);
  return (
    <header class="play-head">
      <WhoAmI session={session} isTitle={beat === "play"} />
      {beat === "play" && <RoundFigures session={session} />}
      <div class="play-head__own">
        {isPractice ? <PauseKey session={session} /> : <ConnectionLight session={session} />}
        <button
          type="button"
          class="button button--quiet button--icon"
          aria-haspopup="dialog"
          onClick={() => {
            asksSettings.value = true;
          }}
        >
          <Icon name="gear" />
          <span class="visually-hidden">{t().common.settings}</span>
        </button>
      </div>
      {asksSettings.value && (
        <Settings
          session={session}
          onClose={() => {
            asksSettings.value = false;
          }}
        />
      )}
    </header>
  );
}

/** In the round, which has no title of its own, the seat is the title of the page. */
function WhoAmI({ session, isTitle }: { session: Session; isTitle: boolean }) {
  const name = useComputed(() => {
    const seat = mySeat(session)?.seat;
    return seat === undefined ? t().common.appName : seatName(seat, session.classroom.value);
  }).value;
  const team = useComputed(() => mySeat(session)?.team.name ?? "").value;
  return (
    <div class="play-head__who">
      {isTitle ? <h1 class="play-head__seat">{name}</h1> : <p class="play-head__seat">{name}</p>}
      {team !== "" && <span class="muted">{team}</span>}
    </div>
  );
}

function RoundFigures({ session }: { session: Session }) {
  const m = t().hud;
  const { goal, percent } = format.value;
  const classroom = session.classroom.value;
  const left = useCountdown(classroom.beatLeftMs, !classroom.paused, classroom);
  const round = mySeat(session)?.team.round;
  const isBelow = round !== undefined && round.sliBp < round.sloBp;
  return (
    <dl class="hud">
      <div class="hud__item" data-low={left <= 30}>
        <dt>{m.timeLeft}</dt>
        <dd data-testid="round-timer">{format.value.clock(left)}</dd>
      </div>
      {round && (
        <>
          <div class="hud__item" data-state={isBelow ? "signal" : "plain"}>
            <dt>
              <Term name="sli" />
            </dt>
            <dd>
              <span data-testid="sli">{percent(round.sliBp)}</span>
              {!round.unscored && (
                <span class="hud__small">
                  {isBelow && (
                    <span class="hud__mark">
                      <span aria-hidden="true">▼ </span>
                      <span class="visually-hidden">{m.underSlo}, </span>
                    </span>
                  )}
                  {m.goal(goal(round.sloBp))}
                </span>
              )}
            </dd>
          </div>
          <div class={`hud__item${round.unscored ? "" : " hud__item--stars"}`}>
            <dt class={round.unscored ? "visually-hidden" : ""}>{m.stars}</dt>
            <dd>{round.unscored ? <Unscored /> : <Stars count={round.stars} />}</dd>
          </div>
        </>
      )}
      {classroom.era === "" && (
        <div class="hud__item hud__item--factor">
          <dt class="visually-hidden">{t().terms.timeFactor[0]}</dt>
          <dd>
            <Term name="timeFactor">{m.timeFactor(classroom.timeFactor)}</Term>
          </dd>
        </div>
      )}
    </dl>
  );
}

function PauseKey({ session }: { session: Session }) {
  const { beat, paused } = session.classroom.value;
  if (beat !== "play" || paused) return null;
  return (
    <button type="button" class="button button--quiet" onClick={() => session.host({ type: "pause" })}>
      <Icon name="pause" />
      {t().host.pause}
    </button>
  );
}

function Settings({ session, onClose }: { session: Session; onClose(): void }) {
  const m = t().common;
  const tell = (locale: Locale): void => {
    // Only decides what the server calls this person's bots and exports; the page has switched already.
    session.me({ type: "locale", locale }).catch(() => undefined);
  };
  return (
    <Dialog title={m.settings} onClose={onClose}>
      <div class="settings stack">
        <div class="settings__row">
          <span>{m.language}</span>
          <LanguageSwitch onChoose={tell} />
        </div>
        <Switch word={m.sound} on={sound} />
        <Switch word={m.calmMotion} on={calmMotion} />
        <a class="button" href="/" onClick={() => session.leave()}>
          {m.leave}
        </a>
      </div>
    </Dialog>
  );
}

function Switch({ word, on }: { word: string; on: Signal<boolean> }) {
  return (
    <label class="settings__row">
      {word}
      <input
        type="checkbox"
        checked={on.value}
        onChange={(event) => {
          on.value = event.currentTarget.checked;
        }}
      />
    </label>
  );
}
