import { useSignal } from "@preact/signals";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { giveOrder } from "./give-order.ts";

/** A sentence to everybody. */
export function AnnouncePanel({ session }: { session: Session }) {
  const m = t().host;
  const text = useSignal("");
  const { announcement } = session.classroom.value;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wanted = text.value.trim();
    if (wanted !== "" && (await giveOrder(session, { type: "announce", text: wanted }))) text.value = "";
  };
  return (
    <section class="panel stack" aria-labelledby="announce-title">
      <h2 id="announce-title" class="panel__title">
        {m.announce}
      </h2>
      {announcement !== "" && (
        <p class="inline">
          <strong class="chip chip--lit announcement">{announcement}</strong>
          <button
            type="button"
            class="button button--quiet"
            onClick={() => giveOrder(session, { type: "announce", text: "" })}
          >
            {m.clear}
          </button>
        </p>
      )}
      <form class="announce" onSubmit={send}>
        <input
          class="input"
          aria-labelledby="announce-title"
          maxLength={200}
          placeholder={m.announcePlaceholder}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button">
          {m.send}
        </button>
      </form>
    </section>
  );
}
