import "./about.css";
import { packages, simplifications } from "virtual:about";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { t } from "../../i18n/i18n.ts";
import { PageHead } from "../../ui/page-head.tsx";

/** What the game leaves out, what its words mean, and what it is made of. */
export function AboutPage() {
  const m = t().about;
  const areas = [...new Set(simplifications.map(({ area }) => area))];
  const areaNames: Readonly<Record<string, string>> = m.areas;
  return (
    <main class="about" id="main">
      <HarbourBackdrop view="far" />
      <PageHead />
      <div class="about__text stack">
        <h1>{m.title}</h1>
        <p>{m.lead}</p>
        <section class="stack">
          <h2>{m.words}</h2>
          <dl class="about__words">
            {Object.values(t().terms).map(([word, sentence]) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{sentence}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="stack">
          <h2>{m.simplifications}</h2>
          <p class="muted">{m.simplificationsLead}</p>
          {areas.map((area) => (
            <details key={area} class="panel">
              <summary>
                <strong>{areaNames[area] ?? area}</strong>
              </summary>
              <ul class="about__list" lang="en">
                {simplifications
                  .filter((one) => one.area === area)
                  .map(({ file, text }) => (
                    <li key={file + text}>
                      {text} <code class="muted">{file}</code>
                    </li>
                  ))}
              </ul>
            </details>
          ))}
        </section>
        <section class="stack">
          <h2>{m.privacy}</h2>
          <p>{m.privacyText}</p>
        </section>
        <section class="stack">
          <h2>{m.licences}</h2>
          <p>{m.licence}</p>
          <p>{m.packages}</p>
          <ul class="about__packages" lang="en">
            {packages.map(({ name, version, licence }) => (
              <li key={name}>
                {name} {version} <span class="muted">({licence})</span>
              </li>
            ))}
          </ul>
          <p class="muted">{m.trademark}</p>
        </section>
      </div>
    </main>
  );
}
