import { useSignal } from "@preact/signals";
import { BEATS, type Beat, isBeforeChapters } from "../../../shared/classroom/beat.ts";
import type { HostOrder } from "../../../shared/protocol/requests.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { giveOrder } from "./give-order.ts";

const EXTEND_SECONDS = 60;

/** The beats of this session: those of a quiz only where one is asked. */
function beatsOf(session: Session): readonly Beat[] {
  const hasQuiz = session.questions.value.some(({ when }) => when !== "poll");
  return BEATS.filter((beat) => hasQuiz || (beat !== "quiz" && beat !== "quiz-again"));
}

/** The beat after this one, as `next` would go; all look-backs but the last one lead to another story. */
function nextBeat(beats: readonly Beat[], beat: Beat, isLastChapter: boolean): Beat {
  if (beat === "lookback" && !isLastChapter) return "story";
  return beats[beats.indexOf(beat) + 1] ?? "debrief";
}

/** Where the session stands, and the keys that move it. */
export function PacePanel({ session }: { session: Session }) {
  const m = t().host;
  const classroom = session.classroom.value;
  const { beat, paused, beatLeftMs, chapter, chapterIndex, chapterCount } = classroom;
  const left = useCountdown(beatLeftMs, !paused, classroom);
  return (
    <section class="panel pace" aria-labelledby="pace-title">
      <div class="pace__where">
        <h2 id="pace-title" class="overline">
          {m.pace}
        </h2>
        <p class="pace__chapter">
          {!isBeforeChapters(beat) && chapter !== "" && (
            <>
              <span class="muted">{t().story.chapter(chapterIndex + 1, chapterCount)}</span>
              <strong>{chapterText(chapter)?.title ?? ""}</strong>
            </>
          )}
        </p>
        <ol class="beats">
          {beatsOf(session).map((step) => (
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
      <PaceKeys session={session} />
    </section>
  );
}

function PaceKeys({ session }: { session: Session }) {
  const m = t().host;
  const { beat, paused, chapterIndex, chapterCount } = session.classroom.value;
  const next = nextBeat(beatsOf(session), beat, chapterIndex >= chapterCount - 1);
  const runs = beat === "play" || beat === "countdown";
  if (beat === "lobby") {
    return (
      <div class="pace__keys inline">
        <OrderKey session={session} order={{ type: "start" }} icon="play" look="primary" testId="host-start">
          {m.start}
        </OrderKey>
      </div>
    );
  }
  return (
    <div class="pace__keys inline">
      {beat !== "debrief" && (
        <OrderKey
          session={session}
          order={{ type: "next" }}
          icon="next"
          look={runs ? "large" : "primary"}
          testId="host-next"
        >
          {m.nextIs(m.beats[next])}
        </OrderKey>
      )}
      {runs && (
        <OrderKey
          session={session}
          order={{ type: paused ? "resume" : "pause" }}
          icon={paused ? "play" : "pause"}
          look={paused ? "primary" : "large"}
          testId="host-pause"
        >
          {paused ? m.resume : m.pause}
        </OrderKey>
      )}
      {beat === "play" && (
        <OrderKey session={session} order={{ type: "extend", seconds: EXTEND_SECONDS }} icon="plus">
          {m.extend}
        </OrderKey>
      )}
      {(beat === "play" || beat === "lookback") && <RestartKey session={session} />}
    </div>
  );
}

const LOOKS = {
  plain: "button",
  large: "button button--large",
  primary: "button button--primary button--large",
} as const;

function OrderKey({
  session,
  order,
  icon,
  look = "plain",
  testId,
  children,
}: {
  session: Session;
  order: HostOrder;
  icon: IconName;
  look?: keyof typeof LOOKS;
  testId?: string;
  children: string;
}) {
  return (
    <button
      type="button"
      class={LOOKS[look]}
      data-testid={testId}
      onClick={() => void giveOrder(session, order)}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}

/** Restarting throws away what was played, so it asks first. */
function RestartKey({ session }: { session: Session }) {
  const m = t().host;
  const asks = useSignal(false);
  const close = (): void => {
    asks.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="button button--quiet"
        onClick={() => {
          asks.value = true;
        }}
      >
        <Icon name="restart" />
        {m.restart}
      </button>
      {asks.value && (
        <Dialog title={m.restart} onClose={close}>
          <p>{m.restartSure}</p>
          <div class="inline">
            <button
              type="button"
              class="button button--primary"
              onClick={() => {
                close();
                void giveOrder(session, { type: "restart" });
              }}
            >
              {m.restart}
            </button>
            <button type="button" class="button" onClick={close}>
              {t().common.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
