import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { spokenAddress } from "../../net/use-facts.ts";
import { QrCode } from "../../ui/qr-code.tsx";
import { Wordmark } from "../../ui/wordmark.tsx";

/** How small the names have to be for all of them to be seen. */
const crowdOf = (people: number): "few" | "some" | "many" =>
  people <= 18 ? "few" : people <= 36 ? "some" : "many";

/** The first thing that a room sees: where to go, which code, and who is here already. */
export function ScreenLobby({ session, code, url }: { session: Session; code: string; url: string }) {
  const m = t().screen;
  const people = session.participants.value.filter(({ role }) => role === "player");
  const { name } = session.classroom.value;
  return (
    <div class="screen-lobby">
      <HarbourBackdrop />
      <header class="screen-lobby__head">
        <Wordmark isLink={false} />
        {name !== "" && <p class="muted">{name}</p>}
      </header>
      <section class="screen-lobby__join">
        <p class="screen-lobby__step">
          <span class="muted">{m.joinAt}</span>
          <strong class="screen-lobby__address">{spokenAddress(url)}</strong>
        </p>
        <p class="screen-lobby__step">
          <span class="muted">{m.withCode}</span>
          <strong class="screen-lobby__code" data-testid="screen-code">
            {code}
          </strong>
        </p>
        <QrCode url={url} />
      </section>
      <section class="screen-lobby__people" aria-label={m.here(people.length)}>
        <h1 class="screen-lobby__count">{people.length === 0 ? m.waiting : m.here(people.length)}</h1>
        <ul class="name-tags" data-crowd={crowdOf(people.length)} aria-live="polite">
          {people.map((person) => (
            <li key={person.id} class="name-tag" data-presence={person.presence}>
              {person.nickname}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
