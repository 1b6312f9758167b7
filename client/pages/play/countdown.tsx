import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { play } from "../../sound/sound.ts";
import { useCountdown } from "../../ui/use-countdown.ts";
import { mySeat } from "./my-seat.ts";
import { SeatCard } from "./seat-card.tsx";

/** The last seconds: the seat once more, and a number. */
export function Countdown({ session }: { session: Session }) {
  const m = t().countdown;
  const classroom = session.classroom.value;
  const left = useCountdown(classroom.beatLeftMs, !classroom.paused, classroom);
  const seat = useComputed(() => mySeat(session)?.seat).value;
  useEffect(() => {
    if (left <= 3) play(left === 0 ? "go" : "tick");
  }, [left]);
  return (
    <div class="countdown">
      <h1 class="overline">{m.startsIn}</h1>
      <p class="countdown__number" data-go={left === 0} key={left}>
        {left > 0 ? left : m.go}
      </p>
      <SeatCard seat={seat} text={chapterText(classroom.chapter)} classroom={classroom} />
    </div>
  );
}
