import type { ClassroomRow } from "../../shared/protocol/classroom-view.ts";
import type { TeamSeat } from "../rules/seats.ts";
import { t } from "./i18n.ts";

/** What a seat is called in the present chapter, as in "Node tokyo-2"; before there is a cluster, "Server tokyo-2". */
export function seatName(
  seat: Pick<TeamSeat, "role" | "nodeName">,
  { era }: Pick<ClassroomRow, "era">,
): string {
  const m = t().seats;
  switch (seat.role) {
    case "node":
      return era === "" ? m.node(seat.nodeName ?? "") : m.server(seat.nodeName ?? "");
    case "scheduler":
      return m.scheduler;
    case "controller":
      return m.controller;
    default:
      return m.controlPlane;
  }
}
