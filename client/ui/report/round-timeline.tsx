import "./report.css";
import { useId } from "preact/hooks";
import type { RoundSummary } from "../../../shared/projection/round-summary.ts";
import { format, t } from "../../i18n/i18n.ts";
import { incidentName } from "../../i18n/incident-text.ts";
import { type IncidentKind, type Point, type TimelineShape, timelineShape } from "../../rules/timeline.ts";

const W = 600;
const H = 120;

/** Requests over a round, answered and failed, with what went wrong marked by letters and named below. */
export function RoundTimeline({
  summary,
  team,
  top,
}: {
  summary: RoundSummary;
  /** "" where there is one team only. */
  team: string;
  top?: number;
}) {
  const m = t().report;
  const { number, clock } = format.value;
  const shape = timelineShape(summary, top);
  const worst = shape.mostFailed === 0 ? "" : number(shape.mostFailed);
  return (
    <figure class="timeline">
      <figcaption class="timeline__head">
        <strong>{team === "" ? m.timeline : team}</strong>
        <span class="timeline__key" data-of="served">
          {m.answeredKey}
        </span>
        <span class="timeline__key" data-of="failed">
          {m.failedKey}
        </span>
        <span class="visually-hidden">
          {m.timelineSays(clock(summary.seconds), number(shape.mostServed), worst, clock(shape.worstSecond))}
        </span>
      </figcaption>
      <div class="timeline__field" aria-hidden="true">
        <Picture shape={shape} />
        <span class="timeline__top muted">{t().apps.perSecond(number(shape.top))}</span>
        {shape.marks.map(({ x, letter }) => (
          <span key={x} class="timeline__mark" style={{ "--at": x }}>
            {letter}
          </span>
        ))}
      </div>
      <p class="timeline__axis muted" aria-hidden="true">
        <span>{clock(0)}</span>
        <span>{clock(summary.seconds)}</span>
      </p>
      <Incidents kinds={shape.kinds} />
    </figure>
  );
}

function Picture({ shape }: { shape: TimelineShape }) {
  const hatch = useId();
  return (
    <svg viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="none" class="timeline__picture" aria-hidden="true">
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" class="timeline__ground" />
          <rect width="4" height="8" class="timeline__hatch" />
        </pattern>
      </defs>
      <path class="timeline__served" d={outline(shape.served)} />
      <path fill={`url(#${hatch})`} d={outline(shape.failed)} />
      {shape.bounds.map((x) => (
        <path key={x} class="timeline__bound" d={`M${x * W} 0V${H}`} />
      ))}
      {shape.marks.map(({ x }) => (
        <path key={x} class="timeline__strike" d={`M${x * W} 0V${H}`} />
      ))}
    </svg>
  );
}

function Incidents({ kinds }: { kinds: readonly IncidentKind[] }) {
  if (kinds.length === 0) return null;
  return (
    <ul class="timeline__incidents">
      {kinds.map(({ letter, incident, seconds }) => (
        <li key={letter}>
          <span class="timeline__letter" aria-hidden="true">
            {letter}
          </span>{" "}
          {incidentName(incident)}{" "}
          <span class="timeline__times muted">{seconds.map(format.value.clock).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}

const outline = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${(x * W).toFixed(1)} ${((1 - y) * H).toFixed(1)}`).join("L")}Z`;
