import { useSignal } from "@preact/signals";
import { BEATS, type Beat } from "../../../shared/classroom/beat.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { giveOrder } from "./give-order.ts";

const EXTEND_SECONDS = 60;

/** The beat after this one, as `next` would go; the last chapter's look-back leads to the end. */
function nextBeat(beat: Beat, isLastChapter: boolean): Beat {
  if (beat === "lookback") return isLastChapter ? "debrief" : "story";
  return BEATS[Math.min(BEATS.indexOf(beat) + 1, BEATS.length - 1)] ?? "debrief";
}

/** Where the session stands, and the keys that move it. */
export function PacePanel({ session }: { session: Session }) {
  const m = t().host;
  const classroom = session.classroom.value;
  const { beat, paused, beatLeftMs, chapter, chapterIndex, chapterCount } = classroom;
  const left = useCountdown(beatLeftMs, !paused, classroom);
  const askRestart = useSignal(false);
  const next = nextBeat(beat, chapterIndex >= chapterCount - 1);
  const runs = beat === "play" || beat === "countdown";
  return (
    <section class="panel pace" aria-labelledby="pace-title">
      <div class="pace__where">
        <h2 id="pace-title" class="overline">
          {m.pace}
        </h2>
        <p class="pace__chapter">
          {beat !== "lobby" && chapter !== "" && (
            <>
              <span class="muted">{t().story.chapter(chapterIndex + 1, chapterCount)}</span>
              <strong>{chapterText(chapter)?.title ?? ""}</strong>
            </>
          )}
        </p>
        <ol class="beats">
          {BEATS.map((step) => (
            <li key={step} class="beats__step" aria-current={step === beat ? "step" : undefined}>
              {m.beats[step]}
            </li>
          ))}
        </ol>
      </div>
      {beatLeftMs > 0 && (
        <p class="pace__clock" data-paused={paused}>
          <span class="visually-hidden">{t().hud.timeLeft}</span>
          {format.value.clock(left)}
        </p>
      )}
      <div class="pace__keys inline">
        {beat === "lobby" ? (
          <button
            type="button"
            class="button button--primary button--large"
            data-testid="host-start"
            onClick={() => giveOrder(session, { type: "start" })}
          >
            <Icon name="play" />
            {m.start}
          </button>
        ) : (
          beat !== "debrief" && (
            <button
              type="button"
              class={runs ? "button button--large" : "button button--primary button--large"}
              data-testid="host-next"
              onClick={() => giveOrder(session, { type: "next" })}
            >
              <Icon name="next" />
              {m.nextIs(m.beats[next])}
            </button>
          )
        )}
        {runs && (
          <button
            type="button"
            class={paused ? "button button--primary button--large" : "button button--large"}
            data-testid="host-pause"
            onClick={() => giveOrder(session, { type: paused ? "resume" : "pause" })}
          >
            <Icon name={paused ? "play" : "pause"} />
            {paused ? m.resume : m.pause}
          </button>
        )}
        {beat === "play" && (
          <button
            type="button"
            class="button"
            onClick={() => giveOrder(session, { type: "extend", seconds: EXTEND_SECONDS })}
          >
            <Icon name="plus" />
            {m.extend}
          </button>
        )}
        {(beat === "play" || beat === "lookback") && (
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              askRestart.value = true;
            }}
          >
            <Icon name="restart" />
            <span class="pace__restart">{m.restart}</span>
          </button>
        )}
      </div>
      {askRestart.value && (
        <Dialog
          title={m.restart}
          onClose={() => {
            askRestart.value = false;
          }}
        >
          <p>{m.restartSure}</p>
          <div class="inline">
            <button
              type="button"
              class="button button--primary"
              onClick={async () => {
                askRestart.value = false;
                await giveOrder(session, { type: "restart" });
              }}
            >
              {m.restart}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                askRestart.value = false;
              }}
            >
              {t().common.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
