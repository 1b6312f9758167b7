import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { useGameTick } from "../../../net/use-game-tick.ts";
import { waitingApps } from "../../../rules/queue-view.ts";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/**
 * Where the scheduler works by itself: the apps whose Pods find no Node, and why, in its own words. A tap shows what each
 * Node says to one of them. Nothing while nobody waits.
 */
export function WaitingApps({ desk }: { desk: Desk }) {
  const m = t().desk;
  const { store, placing, paused } = desk;
  const { cores, memory, number } = format.value;
  const tick = useGameTick(store, !paused.value);
  const apps = waitingApps(store.rows, tick);
  if (apps.length === 0) return null;
  const picked = placing.picked.value;
  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title" class="panel__title">
        <Term name="pending">{m.queue}</Term>
      </h2>
      <ul class="queue__list" data-testid="pending-queue">
        {apps.map(({ app, pods, first }) => (
          <li key={app}>
            <button
              type="button"
              class="pod-card"
              data-urgency={first.urgency}
              data-testid={`pending-${app}`}
              aria-pressed={pods.some(({ name }) => name === picked)}
              onClick={() => placing.pick(pods.some(({ name }) => name === picked) ? undefined : first.name)}
            >
              <AppBadge style={first.style} size={1.6} />
              <span class="pod-card__name">{m.waitingOf(app, number(pods.length))}</span>
              <span class="pod-card__needs">
                {t().common.cores(cores(first.cpuMilli))} · {memory(first.memoryMi)}
              </span>
              <span class="pod-card__wait">{m.waits(first.waitedSeconds)}</span>
              {first.why !== "" && (
                <code class="pod-card__why" lang="en">
                  {first.why}
                </code>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
