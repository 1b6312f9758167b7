import type { ChapterText } from "../../../shared/chapters/framework.ts";
import type { ClassroomRow } from "../../../shared/protocol/classroom-view.ts";
import { textRole } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import { seatName } from "../../i18n/seat-name.ts";
import type { TeamSeat } from "../../rules/seats.ts";
import { SeatEmblem } from "../../ui/emblem.tsx";

/** Which seat is yours in this chapter, and what it has to do. */
export function SeatCard({
  seat,
  text,
  classroom,
}: {
  seat: TeamSeat | undefined;
  text: ChapterText | undefined;
  classroom: ClassroomRow;
}) {
  const m = t();
  if (seat === undefined) return <p class="panel">{m.seats.watching}</p>;
  const words = text?.seats[textRole(seat.role)];
  return (
    <section class="panel panel--lit seat-card stack">
      <div class="seat-card__who">
        <SeatEmblem role={seat.role} />
        <p>
          <span class="muted">{m.seats.youAre}</span>
          <strong class="seat-card__name">{seatName(seat, classroom)}</strong>
        </p>
      </div>
      {words && (
        <>
          <p class="seat-card__job">{words.job}</p>
          <ol class="seat-card__steps">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
