import { zoneSign } from "../art/emblem-paths.ts";

/** The sign of a zone, always beside its name. `number`: as in `ZoneView`. */
export function ZoneSign({ number }: { number: number }) {
  return (
    <svg class="zone-sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d={zoneSign(number)} />
    </svg>
  );
}
