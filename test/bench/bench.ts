/** Something whose speed we watch. */
export interface Bench {
  /** As in "scheduler-100-nodes"; asked for by this name or by the part before the first dash. */
  readonly name: string;
  readonly unit: string;
  readonly better: "higher" | "lower";
  /** How many measurements are taken, after one that is thrown away. */
  readonly runs: number;
  /** Takes one measurement. */
  measure(): number;
}

/** One line of the outside contract's output. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  /** What 99 of 100 measurements are at least as good as. */
  readonly p99: number;
  readonly runs: number;
}

export function runBench({ name, unit, better, runs, measure }: Bench): BenchResult {
  measure();
  const sorted = Array.from({ length: runs }, measure).sort((a, b) => (better === "lower" ? a - b : b - a));
  const at = (share: number): number => round(sorted[Math.min(runs - 1, Math.floor(runs * share))] ?? 0);
  return { name, unit, median: at(0.5), p99: at(0.99), runs };
}

const round = (value: number): number => Number(value.toPrecision(4));
