import type { Versus } from "../../shared/classroom/versus.ts";
import type { TeamRow } from "../../shared/protocol/classroom-view.ts";

/** The team's round and the one that Kubernetes played alone; undefined where there is nothing to show. */
export function versusOf({ autopilot = "" }: Pick<TeamRow, "autopilot">): Versus | undefined {
  // Our own server wrote it.
  return autopilot === "" ? undefined : (JSON.parse(autopilot) as Versus);
}

/** Who answered more requests, and by how many. Less than half a percent between them is none. */
export interface Lead {
  readonly who: "people" | "kubernetes" | "even";
  readonly requests: number;
}

const EVEN_BP = 50;

/** The lead as the figures stand. */
export function leadOf({ people, kubernetes }: Pick<Versus, "people" | "kubernetes">): Lead {
  const requests = Math.abs(people.served - kubernetes.served);
  if (Math.abs(people.sliBp - kubernetes.sliBp) < EVEN_BP) return { who: "even", requests };
  return { who: people.sliBp > kubernetes.sliBp ? "people" : "kubernetes", requests };
}
