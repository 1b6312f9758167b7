import { format, t } from "../../../i18n/i18n.ts";
import { shortPodName } from "../../../rules/pod-name.ts";
import { type NodeVerdict, roomFor } from "../../../rules/verdicts.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Desk } from "../placing.ts";

/** What is in hand, what it asks for, and how many Nodes would take it. */
export function PickedHead({
  desk,
  pod,
  verdicts,
}: {
  desk: Desk;
  pod: string;
  verdicts: readonly NodeVerdict[];
}) {
  const m = t().desk;
  const { cores, memory } = format.value;
  const ok = verdicts.filter((verdict) => verdict.ok).length;
  const first = verdicts[0];
  const room = first && roomFor(desk.placing.reader(), pod, first.node);
  const row = desk.store.rows.pods.get(pod);
  const isPlacedByOthers = desk.store.round.scheduler === "auto" || !desk.placing.may("bind");
  return (
    <div class="picked-head">
      <h2 id="nodes-title" class="picked-head__title">
        {isPlacedByOthers ? m.whyWaits(shortPodName(pod)) : m.whereTo(shortPodName(pod))}
      </h2>
      <button type="button" class="button button--quiet" onClick={() => desk.placing.pick(undefined)}>
        <Icon name="close" />
        {m.putBack}
      </button>
      <p class="picked-head__facts muted" role="status">
        {room && m.asksFor(t().common.cores(cores(room.needCpuMilli)), memory(room.needMemoryMi))}{" "}
        {m.takers(ok, verdicts.length)}
      </p>
      {ok === 0 && row !== undefined && row.why !== "" && (
        <p class="picked-head__why">
          <span class="overline">FailedScheduling</span>
          <code lang="en">{row.why}</code>
        </p>
      )}
    </div>
  );
}
