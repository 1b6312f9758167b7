import type { StarRules } from "../model/cluster-state.ts";
import type { RoundTotals } from "../model/totals.ts";

/** Served of all requests, in basis points, rounded down; 10,000 before the first request. */
export function sliBp({ served, failed }: Pick<RoundTotals, "served" | "failed">): number {
  const total = served + failed;
  return total === 0 ? 10_000 : Math.floor((served * 10_000) / total);
}

/** Stars, 0 to 3, if the round ended with these totals. A round without a single request earns none. */
export function starsOf(rules: StarRules, totals: Pick<RoundTotals, "served" | "failed">): number {
  if (totals.served + totals.failed === 0) return 0;
  const share = sliBp(totals);
  return rules.filter((rule) => share >= rule.sliBp).length;
}
