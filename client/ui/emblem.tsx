import type { SeatRole } from "../../shared/model/seat.ts";
import { SEAT_EMBLEMS } from "../art/emblem-paths.ts";

/** The sign of a seat: the harbour office or a pier. */
export function SeatEmblem({ role }: { role: SeatRole }) {
  return (
    <svg class="emblem" viewBox="0 0 24 24" aria-hidden="true">
      <path d={role === "node" ? SEAT_EMBLEMS.node : SEAT_EMBLEMS.controlPlane} />
    </svg>
  );
}
