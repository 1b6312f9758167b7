import type { SeatRole } from "../../shared/model/seat.ts";
import { APP_EMBLEMS, SEAT_EMBLEMS } from "../art/emblem-paths.ts";

/** The sign of a seat: the harbour office or a pier. */
export function SeatEmblem({ role }: { role: SeatRole }) {
  return <Emblem path={role === "node" ? SEAT_EMBLEMS.node : SEAT_EMBLEMS.controlPlane} />;
}

/** The sign of an app, by its style. */
export function AppEmblem({ style }: { style: number }) {
  const path = APP_EMBLEMS[style];
  return path === undefined ? null : <Emblem path={path} />;
}

function Emblem({ path }: { path: string }) {
  return (
    <svg class="emblem" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
