import "./report.css";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { PartFigures } from "../../rules/report.ts";

/** The parts of a round beside each other: the same work under the same failures, done in two ways. */
export function PartsTable({
  chapter,
  parts,
  isBrief = false,
}: {
  chapter: string;
  parts: readonly PartFigures[];
  /** Only what the back row can take in. */
  isBrief?: boolean;
}) {
  const m = t().report;
  const { percent, number, decimal } = format.value;
  if (parts.length === 0) return null;
  const words = chapterText(chapter)?.segments ?? {};
  return (
    <table class="parts">
      <caption class="overline">{m.halves}</caption>
      <thead>
        <tr>
          <td />
          {parts.map(({ id }) => (
            <th key={id} scope="col">
              {words[id] ?? id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Line label={m.answered} parts={parts} value={(part) => percent(part.sliBp)} />
        {!isBrief && <Line label={m.failed} parts={parts} value={(part) => number(part.failed)} />}
        {!isBrief && <Line label={m.actions} parts={parts} value={(part) => number(part.actions)} />}
        <Line
          label={m.perMinute}
          parts={parts}
          value={(part) => decimal(part.actionsPerInstanceMinuteMilli / 1000)}
        />
        <Line label={m.recovery} parts={parts} value={recovery} />
      </tbody>
    </table>
  );
}

function Line({
  label,
  parts,
  value,
}: {
  label: string;
  parts: readonly PartFigures[];
  value: (part: PartFigures) => string;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {parts.map((part) => (
        <td key={part.id}>{value(part)}</td>
      ))}
    </tr>
  );
}

/** How long it took on average until requests were answered again. */
export function recovery({ outages, mttrMs }: Pick<PartFigures, "outages" | "mttrMs">): string {
  const m = t().report;
  return outages === 0 ? m.noOutage : m.seconds(format.value.decimal(mttrMs / 1000));
}
