import type { AppRow } from "../../shared/projection/rows.ts";

/** Demand at a second of the round. */
export interface ForecastPoint {
  readonly second: number;
  readonly rps: number;
}

/** The demand of the next minute, in order of time; empty for an app without requests. */
export function forecastOf(app: Pick<AppRow, "forecast">): readonly ForecastPoint[] {
  if (app.forecast === "") return [];
  // The projection writes this text; its shape is in rows.ts.
  const points = JSON.parse(app.forecast) as readonly (readonly [number, number])[];
  return points.map(([second, rps]) => ({ second, rps }));
}

/** The point of the highest demand; the first of equals. The list is not empty. */
export function peakOf(points: readonly ForecastPoint[]): ForecastPoint {
  return points.reduce(
    (peak, point) => (point.rps > peak.rps ? point : peak),
    points[0] ?? { second: 0, rps: 0 },
  );
}
