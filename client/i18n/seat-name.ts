import type { TeamSeat } from "../rules/seats.ts";
import { t } from "./i18n.ts";

/** What a seat is called, as in "Node tokyo-2". */
export function seatName(seat: Pick<TeamSeat, "role" | "nodeName">): string {
  const m = t().seats;
  switch (seat.role) {
    case "node":
      return m.node(seat.nodeName ?? "");
    case "scheduler":
      return m.scheduler;
    case "controller":
      return m.controller;
    default:
      return m.controlPlane;
  }
}
