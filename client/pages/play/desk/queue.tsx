import { useMemo, useRef } from "preact/hooks";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { useGameTick } from "../../../net/use-game-tick.ts";
import { shortPodName } from "../../../rules/pod-name.ts";
import { type WaitingPod, waitingPods } from "../../../rules/queue-view.ts";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/** Pods that wait for a Node, the biggest need first. Tap one to take it in hand. */
export function Queue({ desk }: { desk: Desk }) {
  const m = t().desk;
  const { store, placing, paused } = desk;
  useClusterRevision(store);
  const tick = useGameTick(store, !paused.value);
  const ghosts = placing.ghosts.value;
  const placed = useMemo(() => new Set(ghosts.keys()), [ghosts]);
  const pods = waitingPods(store.rows, tick, placed);
  const picked = placing.picked.value;
  return (
    <section class="queue" aria-labelledby="queue-title" data-empty={pods.length === 0}>
      <h2 id="queue-title" class="panel__title">
        <Term name="pending">{m.queue}</Term>
        <span class="chip" data-testid="pending-count">
          {format.value.number(pods.length)}
        </span>
      </h2>
      {pods.length === 0 && <p class="queue__empty muted">{m.queueEmpty}</p>}
      <ul class="queue__list" data-testid="pending-queue">
        {pods.map((pod) => (
          <QueueCard
            key={pod.name}
            pod={pod}
            isPicked={pod.name === picked}
            onPick={() => placing.pick(pod.name)}
          />
        ))}
      </ul>
    </section>
  );
}

function QueueCard({ pod, isPicked, onPick }: { pod: WaitingPod; isPicked: boolean; onPick(): void }) {
  const m = t().desk;
  const { cores, memory } = format.value;
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <li>
      <button
        type="button"
        ref={ref}
        class="pod-card"
        data-urgency={pod.urgency}
        data-testid={`pod-${pod.name}`}
        aria-pressed={isPicked}
        onClick={() => {
          onPick();
          // With a keyboard the next thing is to choose a Node: go there.
          if (!isPicked && ref.current?.matches(":focus-visible")) focusFirstNode();
        }}
      >
        <AppBadge style={pod.style} size={1.6} />
        <span class="pod-card__name" title={pod.name}>
          {shortPodName(pod.name)}
        </span>
        <span class="pod-card__needs">
          {t().common.cores(cores(pod.cpuMilli))}
          <span aria-hidden="true"> · </span>
          <span class="visually-hidden">, </span>
          {memory(pod.memoryMi)}
        </span>
        <span class="pod-card__wait">{m.waits(pod.waitedSeconds)}</span>
        {pod.urgency !== "calm" && (
          <span class="pod-card__urgency" data-urgency={pod.urgency}>
            {m.urgency[pod.urgency]}
          </span>
        )}
      </button>
    </li>
  );
}

function focusFirstNode(): void {
  requestAnimationFrame(() => {
    const ok = document.querySelector<HTMLElement>('.node-row__main[data-verdict="ok"]');
    (ok ?? document.querySelector<HTMLElement>(".node-row__main"))?.focus();
  });
}
