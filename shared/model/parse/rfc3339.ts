const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/**
 * A time as Kubernetes writes it ("2024-01-11T00:00:00Z") in milliseconds since 1970; undefined when the text is none.
 * Written out because shared/ has no clock, and `Date` is one.
 */
export function parseRfc3339(text: string): number | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const milliseconds = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0);
  const minutes =
    daysSince1970(year, month, day) * MINUTES_PER_DAY +
    hour * 60 +
    minute -
    (match[8] === "-" ? -offset : offset);
  return minutes * MS_PER_MINUTE + second * 1000 + milliseconds;
}

/** Days of the Gregorian calendar, counted in years that begin in March so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const DAYS_PER_ERA = 146_097;
  const ERA_DAY_OF_1970 = 719_468;
  return era * DAYS_PER_ERA + dayOfEra - ERA_DAY_OF_1970;
}
