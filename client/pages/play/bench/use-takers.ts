import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { seatsOf } from "../../../rules/seats.ts";
import type { Desk } from "../placing.ts";

/** Who has called out to take an app, by its name; the last one counts. All that one can know of the others' plans. */
export function useTakers(desk: Desk): ReadonlySignal<ReadonlyMap<string, string>> {
  const takers = useSignal<ReadonlyMap<string, string>>(new Map());
  useEffect(
    () =>
      desk.session.onEvents((team, events) => {
        if (team !== desk.team) return;
        for (const event of events) {
          const { app } = event.type === "Called" && event.call === "i-take" ? event.params : {};
          if (event.type !== "Called" || typeof app !== "string") continue;
          takers.value = new Map(takers.peek()).set(app, nodeOf(desk, event.seat));
        }
      }),
    [desk],
  );
  return takers;
}

function nodeOf(desk: Desk, seatId: string): string {
  const team = desk.session.teams.peek().find(({ id }) => id === desk.team);
  return (team && seatsOf(team).find(({ id }) => id === seatId)?.nodeName) ?? seatId;
}
