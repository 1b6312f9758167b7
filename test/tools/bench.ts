import { parseArgs } from "node:util";
import { type BenchResult, runBench } from "../bench/bench.ts";
import { BENCHES } from "../bench/registry.ts";

const groupOf = (name: string): string => name.split("-")[0] ?? name;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => isMeant(name, bench.name)));
if (unknown.length > 0) {
  const known = [...new Set(BENCHES.map(({ name }) => groupOf(name)))].join(", ");
  process.stderr.write(`Unknown: ${unknown.join(", ")}. There are: ${known}.\n`);
  process.exit(2);
}
for (const bench of BENCHES) {
  if (positionals.length > 0 && !positionals.some((name) => isMeant(name, bench.name))) continue;
  print(runBench(bench));
}

function isMeant(asked: string, name: string): boolean {
  return asked === name || asked === groupOf(name);
}

function print(result: BenchResult): void {
  const { name, unit, median, p99, runs } = result;
  const text = values.json
    ? JSON.stringify(result)
    : `${name}: median ${median} ${unit}, p99 ${p99} ${unit}, ${runs} runs`;
  process.stdout.write(`${text}\n`);
}
