import { t } from "../i18n/i18n.ts";
import type { Session } from "../net/session.ts";

/** A lamp and a word: whether this device hears the classroom. */
export function ConnectionLight({ session, detailed = false }: { session: Session; detailed?: boolean }) {
  const state = session.connection.value;
  const latency = session.latencyMs.value;
  return (
    <span class="connection-light inline" data-state={state}>
      <span
        class="lamp"
        data-lit={state === "online" ? "true" : state === "connecting" ? "false" : "signal"}
      />
      <span class={detailed ? "" : "connection-light__word"}>{t().connection[state]}</span>
      {detailed && state === "online" && latency !== undefined && (
        <span class="muted">{t().connection.latency(latency)}</span>
      )}
    </span>
  );
}
