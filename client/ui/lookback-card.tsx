import type { ChapterText } from "../../shared/chapters/framework.ts";
import { t } from "../i18n/i18n.ts";

/** What you did, and what Kubernetes calls it. Its own words are never translated. */
export function LookbackCard({ text }: { text: ChapterText }) {
  const m = t().lookback;
  const { did, called, kubectl, yaml } = text.lookback;
  return (
    <div class="lookback-card">
      <div class="stack">
        <section class="stack lookback-card__part">
          <h2 class="overline">{m.did}</h2>
          <p>{did}</p>
        </section>
        <section class="stack lookback-card__part">
          <h2 class="overline">{m.called}</h2>
          <p>{called}</p>
        </section>
        <section class="stack lookback-card__part">
          <h2 class="overline">{m.kubectl}</h2>
          <pre class="kubectl" lang="en">
            $ {kubectl}
          </pre>
        </section>
      </div>
      <section class="stack lookback-card__part">
        <h2 class="overline">{m.yaml}</h2>
        <pre
          class="kubectl lookback-card__yaml"
          lang="en"
          style={{ "--lines": Math.max(8, yaml.split("\n").length) }}
        >
          {yaml}
        </pre>
      </section>
    </div>
  );
}
