import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { useGameTick } from "../../../net/use-game-tick.ts";
import { type WaitingApp, waitingApps } from "../../../rules/queue-view.ts";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/**
 * Where the scheduler works by itself: the apps whose Pods find no Node, and why, in its own words. A tap shows what each
 * Node says to one of them. Nothing while nobody waits.
 */
export function WaitingApps({ desk }: { desk: Desk }) {
  const apps = useWaitingApps(desk);
  if (apps.length === 0) return null;
  return (
    <section class="waiting-apps" aria-labelledby="queue-title">
      <h2 id="queue-title" class="panel__title">
        <Term name="pending">{t().desk.queue}</Term>
      </h2>
      <ul class="waiting-apps__list" data-testid="pending-queue">
        {apps.map((waiting) => (
          <li key={waiting.app}>
            <WaitingCard desk={desk} waiting={waiting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same for one app, on its own sheet: where there is no room for both, the Nodes are a way off. */
export function WaitingHere({ desk, app }: { desk: Desk; app: string }) {
  const waiting = useWaitingApps(desk).find((one) => one.app === app);
  if (waiting === undefined) return null;
  return (
    <WaitingCard
      desk={desk}
      waiting={waiting}
      onPick={() => {
        requestAnimationFrame(() => document.getElementById("nodes-title")?.scrollIntoView());
      }}
    />
  );
}

function useWaitingApps({ store, paused }: Desk): readonly WaitingApp[] {
  return waitingApps(store.rows, useGameTick(store, !paused.value));
}

function WaitingCard({
  desk,
  waiting: { app, pods, first },
  onPick,
}: {
  desk: Desk;
  waiting: WaitingApp;
  onPick?(): void;
}) {
  const m = t().desk;
  const { cores, memory, number } = format.value;
  const { placing } = desk;
  const isPicked = pods.some(({ name }) => name === placing.picked.value);
  return (
    <button
      type="button"
      class="pod-card"
      data-urgency={first.urgency}
      data-testid={`pending-${app}`}
      aria-pressed={isPicked}
      onClick={() => {
        placing.pick(isPicked ? undefined : first.name);
        if (!isPicked) onPick?.();
      }}
    >
      <AppBadge style={first.style} size={1.6} />
      <span class="pod-card__name">{m.waitingOf(app, number(pods.length))}</span>
      <span class="pod-card__needs">
        {t().common.cores(cores(first.cpuMilli))} · {memory(first.memoryMi)}
      </span>
      <span class="pod-card__wait">{m.waits(first.waitedSeconds)}</span>
      <code class="pod-card__why" lang="en">
        {whyInShort(first.why)}
      </code>
    </button>
  );
}

/** Without what it says about preemption: that is one of the Nodes' reasons over again. */
const whyInShort = (why: string): string => why.split(" preemption:")[0] ?? why;
