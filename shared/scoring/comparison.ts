import type { ClusterState } from "../model/cluster-state.ts";
import type { RoundTotals } from "../model/totals.ts";
import { efficiencyBp, mttrMs, sliBp } from "./figures.ts";
import { sampleAt } from "./pass.ts";
import { totalsNow } from "./round-totals.ts";
import { segmentTotals } from "./segments.ts";
import { starsOf } from "./stars.ts";

/** What one side of a comparison came to. */
export interface OutcomeFigures {
  readonly served: number;
  readonly failed: number;
  readonly sliBp: number;
  readonly stars: number;
  readonly efficiencyBp: number;
  readonly actions: number;
  /** Mean time to recovery in game milliseconds; 0 when nothing was out. */
  readonly mttrMs: number;
  /** Pods that did not run yet, on average over the round, in tenths. */
  readonly pendingTenths: number;
}

/** Seconds of the round, and how many more requests one side served in them than the other. */
export interface Stretch {
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly requests: number;
}

/** A part of the round on both sides. */
export interface ComparedSegment {
  readonly id: string;
  readonly peopleBp: number;
  readonly kubernetesBp: number;
}

/** One round, played by people and by Kubernetes alone, under the same conditions. */
export interface Comparison {
  readonly people: OutcomeFigures;
  readonly kubernetes: OutcomeFigures;
  readonly segments: readonly ComparedSegment[];
  /** Where people were ahead the most, and where Kubernetes was. Missing: nowhere by much. */
  readonly peopleAhead?: Stretch;
  readonly kubernetesAhead?: Stretch;
}

/** Of all requests a side has to be ahead by so many in one stretch to be worth a word, in basis points. */
const WORTH_A_WORD_BP = 50;

/** Holds two rounds of the same length side by side. Costs about the seconds of the round. */
export function compareRounds(people: ClusterState, kubernetes: ClusterState): Comparison {
  const gains = servedGains(people, kubernetes);
  const { served, failed } = people.totals;
  const least = ((served + failed) * WORTH_A_WORD_BP) / 10_000;
  const peopleAhead = bestStretch(gains);
  const kubernetesAhead = bestStretch(gains.map((gain) => -gain));
  return {
    ...compareSoFar(people, kubernetes),
    ...(peopleAhead.requests > least && { peopleAhead }),
    ...(kubernetesAhead.requests > least && { kubernetesAhead }),
  };
}

/** Only the figures, for while both still play. */
export function compareSoFar(people: ClusterState, kubernetes: ClusterState): Comparison {
  const theirs = segmentTotals(kubernetes);
  return {
    people: outcomeOf(people),
    kubernetes: outcomeOf(kubernetes),
    segments: segmentTotals(people).map(({ id, totals }, i) => ({
      id,
      peopleBp: sliBp(totals),
      kubernetesBp: sliBp(theirs[i]?.totals ?? totals),
    })),
  };
}

function outcomeOf(state: ClusterState): OutcomeFigures {
  const totals: RoundTotals = totalsNow(state);
  return {
    served: totals.served,
    failed: totals.failed,
    sliBp: sliBp(totals),
    stars: starsOf(state.settings.stars, totals),
    efficiencyBp: efficiencyBp(totals),
    actions: totals.actions,
    mttrMs: mttrMs(totals),
    pendingTenths: pendingTenths(state),
  };
}

const secondsOf = ({ now }: ClusterState): number => Math.floor(now / 1000);

function pendingTenths(state: ClusterState): number {
  const seconds = secondsOf(state);
  let sum = 0;
  for (let second = 1; second <= seconds; second++) sum += sampleAt(state, second)?.pendingPods ?? 0;
  return seconds === 0 ? 0 : Math.round((sum * 10) / seconds);
}

/** How many more requests people served, second by second. */
function servedGains(people: ClusterState, kubernetes: ClusterState): readonly number[] {
  const seconds = Math.min(secondsOf(people), secondsOf(kubernetes));
  return Array.from(
    { length: seconds },
    (_, i) => (sampleAt(people, i + 1)?.served ?? 0) - (sampleAt(kubernetes, i + 1)?.served ?? 0),
  );
}

/** The seconds in a row with the largest sum of gains; of equal ones the first. */
function bestStretch(gains: readonly number[]): Stretch {
  let best: Stretch = { fromSecond: 0, toSecond: 0, requests: 0 };
  let from = 0;
  let sum = 0;
  for (const [i, gain] of gains.entries()) {
    if (sum <= 0) {
      from = i;
      sum = 0;
    }
    sum += gain;
    if (sum > best.requests) best = { fromSecond: from, toSecond: i + 1, requests: sum };
  }
  return best;
}
