import type { Seat } from "../model/seat.ts";
import type { SeatRules } from "./framework.ts";

/** Zones of the company, in the order in which machines are handed out. */
export const ZONES = ["tokyo", "osaka", "sapporo"] as const;

/** The largest team: seats that people can hold. More people make more teams. */
export const MAX_SEATS = 12;

/** The seats of a team: the Control Plane (one desk, two or none), then one for each machine. */
export interface SeatPlan {
  readonly seats: readonly Seat[];
  /** Names of the Nodes, in seat order. */
  readonly nodes: readonly string[];
}

/** Names of so many Nodes, spread over the zones: tokyo-1, osaka-1, sapporo-1, tokyo-2 ... */
export function nodeNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => {
    const zone = ZONES[i % ZONES.length] as string;
    return `${zone}-${Math.floor(i / ZONES.length) + 1}`;
  });
}

/**
 * The seats for a team of `people` (1 and more). Seats without a person are for bots; with more people than the chapter
 * has seats, the rest watches.
 */
export function seatPlan(rules: SeatRules, people: number): SeatPlan {
  const desks = deskSeats(rules, people);
  const { minNodes, maxNodes, nodeStep = 1 } = rules;
  const wanted = Math.ceil((people - desks.length) / nodeStep) * nodeStep;
  const nodes = nodeNames(Math.max(minNodes, Math.min(maxNodes, wanted)));
  return {
    seats: [...desks, ...nodes.map((node): Seat => ({ id: node, role: "node", nodeName: node }))],
    nodes,
  };
}

function deskSeats({ twoDesksFrom, withoutControlPlane }: SeatRules, people: number): readonly Seat[] {
  if (withoutControlPlane) return [];
  if (twoDesksFrom === undefined || people < twoDesksFrom) {
    return [{ id: "control-plane", role: "control-plane" }];
  }
  return [
    { id: "scheduler", role: "scheduler" },
    { id: "controller", role: "controller" },
  ];
}
