import type { Brain, HeardCall, Situation } from "../../../shared/bots/framework.ts";
import { seatReader } from "../../../shared/bots/seat-reader.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

export const CONTROL_PLANE: Seat = { id: "control-plane", role: "control-plane" };

/** The seat of a machine. */
export const nodeSeatOf = (nodeName: string): Seat => ({ id: nodeName, role: "node", nodeName });

/** Somebody of the team calls, now. */
export const heardFrom = (seat: string, call: string): HeardCall => ({ seat, call, params: {}, at: 0 });

/** What a brain would do at once in a seat of a cluster; average and without a slip unless said otherwise. */
export const decide = (
  brain: Brain,
  cluster: ClusterState,
  seat: Seat,
  given: Partial<Situation> = {},
): Command | undefined =>
  brain({
    reader: seatReader(cluster, seat),
    seat,
    character: "average",
    slips: false,
    rng: new Rng(seedRng("decide")),
    heard: [],
    ...given,
  });
