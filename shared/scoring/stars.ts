import type { StarRule, StarRules } from "../model/cluster-state.ts";
import type { RoundTotals } from "../model/totals.ts";
import { actionsPerInstanceMinuteMilli, efficiencyBp, mttrMs, sliBp } from "./figures.ts";

/** What a star asks for and what the round came to, where that is not enough. */
export interface StarShortfall {
  readonly criterion: keyof StarRule;
  readonly want: number;
  readonly got: number;
}

export interface StarVerdict {
  /** 0 to 3. */
  readonly stars: number;
  /** What the next star lacks; empty with three stars. */
  readonly lacks: readonly StarShortfall[];
}

/** A figure and whether more of it is better. */
const CRITERIA = {
  sliBp: { of: sliBp, atLeast: true },
  efficiencyBp: { of: efficiencyBp, atLeast: true },
  actionsPerInstanceMinuteMilli: { of: actionsPerInstanceMinuteMilli, atLeast: false },
  mttrMs: { of: mttrMs, atLeast: false },
} as const satisfies Record<
  keyof StarRule,
  { readonly of: (totals: RoundTotals) => number; readonly atLeast: boolean }
>;

/** Stars and what is missing, if the round ended with these totals. A round without a single request earns none. */
export function judgeStars(rules: StarRules, totals: RoundTotals): StarVerdict {
  if (totals.served + totals.failed === 0) return { stars: 0, lacks: [] };
  for (const [stars, rule] of rules.entries()) {
    const lacks = shortfalls(rule, totals);
    if (lacks.length > 0) return { stars, lacks };
  }
  return { stars: rules.length, lacks: [] };
}

/** Stars alone, 0 to 3. */
export const starsOf = (rules: StarRules, totals: RoundTotals): number => judgeStars(rules, totals).stars;

function shortfalls(rule: StarRule, totals: RoundTotals): readonly StarShortfall[] {
  const names = Object.keys(CRITERIA) as (keyof StarRule)[];
  return names.flatMap((criterion) => {
    const want = rule[criterion];
    if (want === undefined) return [];
    const got = CRITERIA[criterion].of(totals);
    const enough = CRITERIA[criterion].atLeast ? got >= want : got <= want;
    return enough ? [] : [{ criterion, want, got }];
  });
}
