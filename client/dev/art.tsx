import "../style/base.css";
import { render } from "preact";
import { CHAPTERS } from "../../shared/chapters/registry.ts";
import { AppBadge } from "../art/app-badge.tsx";
import { HarbourBackdrop } from "../art/backdrop.tsx";
import { Mark } from "../art/mark.tsx";
import { storyPicture } from "../art/stories.ts";

/** All pictures and components of pages on one sheet: `npm run dev`, then /dev/art.html. Not part of the build. */
const PHASES = [
  "pending",
  "pulling",
  "starting",
  "ready",
  "not-ready",
  "failing",
  "terminating",
  "done",
] as const;
const APPS = ["web", "api", "chat", "matchmaking", "ranking", "batch"] as const;

function Sheet() {
  return (
    <main class="stack" style={{ padding: "1.5rem", maxWidth: "60rem", margin: "auto" }}>
      <HarbourBackdrop />
      <h1 class="inline">
        <span style={{ width: "2em" }}>
          <Mark />
        </span>
        Cluster Crew
      </h1>
      {CHAPTERS.map(({ id }) => {
        const Picture = storyPicture(id);
        return (
          <section key={id} class="panel" style={{ padding: 0, overflow: "hidden" }}>
            <Picture />
          </section>
        );
      })}
      <section class="panel stack">
        <h2 class="panel__title">Emblems</h2>
        <p class="inline">
          {APPS.map((app, style) => (
            <span key={app} class="inline" style={{ "--gap": ".4rem" }}>
              <AppBadge style={style} /> {app}
            </span>
          ))}
        </p>
        <p class="inline">
          {APPS.map((app, style) => (
            <span key={app} class="chip" data-app={style}>
              {app}
            </span>
          ))}
        </p>
        <p class="inline">
          {PHASES.map((phase) => (
            <span key={phase} class="phase" data-phase={phase}>
              {phase}
            </span>
          ))}
        </p>
        <div class="gauge" style={{ "--reserved": 0.7, "--used": 0.4 }} />
        <p class="inline">
          <button type="button" class="button button--primary">
            Start
          </button>
          <button type="button" class="button">
            Pause
          </button>
          <button type="button" class="button button--signal">
            Restart
          </button>
          <button type="button" class="button button--quiet">
            Skip
          </button>
          <button type="button" class="button" aria-pressed="true">
            Picked
          </button>
          <button type="button" class="button" disabled>
            Not now
          </button>
        </p>
        <label class="field">
          <span class="field__label">Code</span>
          <input class="input input--code" value="WAVE42" />
        </label>
      </section>
    </main>
  );
}

const root = document.getElementById("art");
if (root !== null) render(<Sheet />, root);
document.title = "ready";
