import type { RoundSummary } from "../../shared/projection/round-summary.ts";

const LETTER_A = 65;

/** A timeline in shares of its picture: 0 to 1 from the left, and from the bottom. */
export interface TimelineShape {
  /** Outlines as points, closed along the bottom: what was answered, and what failed on top of it. */
  readonly served: readonly Point[];
  readonly failed: readonly Point[];
  /** Requests per second at the top of the picture. */
  readonly top: number;
  /** What went wrong: each kind has a letter, in the order in which they first came. */
  readonly marks: readonly { readonly x: number; readonly letter: string }[];
  readonly kinds: readonly IncidentKind[];
  /** Where the parts of the round meet. */
  readonly bounds: readonly number[];
  /** Most answered in a second; most failed, and when. */
  readonly mostServed: number;
  readonly mostFailed: number;
  readonly worstSecond: number;
}

/** All incidents of one kind. */
export interface IncidentKind {
  readonly letter: string;
  readonly incident: string;
  readonly seconds: readonly number[];
}

export type Point = readonly [x: number, y: number];

/** The shape of a round's timeline. `top`: of several that stand beside each other, so that all have one scale. */
export function timelineShape(
  { seconds, timeline, parts }: RoundSummary,
  top = topOf([timeline]),
): TimelineShape {
  const { everySeconds, served, failed, incidents } = timeline;
  const length = Math.max(1, seconds);
  const x = (i: number): number => Math.min(1, ((i + 0.5) * everySeconds) / length);
  const y = (rps: number): number => rps / top;
  const lower = served.map((rps, i): Point => [x(i), y(rps)]);
  const upper = served.map((rps, i): Point => [x(i), y(rps + (failed[i] ?? 0))]);
  const kinds = kindsOf(incidents);
  const mostFailed = Math.max(0, ...failed);
  return {
    served: [[0, 0], [0, lower[0]?.[1] ?? 0], ...lower, [1, lower.at(-1)?.[1] ?? 0], [1, 0]],
    failed: [
      [0, lower[0]?.[1] ?? 0],
      [0, upper[0]?.[1] ?? 0],
      ...upper,
      [1, upper.at(-1)?.[1] ?? 0],
      [1, lower.at(-1)?.[1] ?? 0],
      ...lower.toReversed(),
    ],
    top,
    marks: incidents.map(({ second, incident }) => ({
      x: Math.min(1, second / length),
      letter: kinds.find((kind) => kind.incident === incident)?.letter ?? "",
    })),
    kinds,
    bounds: parts.slice(1).map(({ fromSecond }) => fromSecond / length),
    mostServed: Math.max(0, ...served),
    mostFailed,
    worstSecond: mostFailed === 0 ? 0 : failed.indexOf(mostFailed) * everySeconds,
  };
}

function kindsOf(incidents: RoundSummary["timeline"]["incidents"]): readonly IncidentKind[] {
  return [...new Set(incidents.map(({ incident }) => incident))].map((kind, i) => ({
    letter: String.fromCharCode(LETTER_A + i),
    incident: kind,
    seconds: incidents.filter(({ incident }) => incident === kind).map(({ second }) => second),
  }));
}

/** A round height that all of these fit under. */
export function topOf(timelines: readonly RoundSummary["timeline"][]): number {
  let most = 1;
  for (const { served, failed } of timelines) {
    for (const [i, rps] of served.entries()) most = Math.max(most, rps + (failed[i] ?? 0));
  }
  const step = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  return Math.ceil(most / step) * step;
}
