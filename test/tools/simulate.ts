import { parseArgs } from "node:util";
import { CHARACTERS, type Character } from "../../shared/bots/characters.ts";
import type { Chapter } from "../../shared/chapters/framework.ts";
import { CHAPTERS, chapterById } from "../../shared/chapters/registry.ts";
import { MAX_SEATS } from "../../shared/chapters/seats.ts";
import { type SimulationOptions, type SimulationReport, simulate } from "./simulation.ts";

const USAGE = `Plays one round without a screen and prints what it came to.

npm run simulate -- --chapter ID [--seats N] [--player KIND] [--seed S] [--json]

  --chapter  ${CHAPTERS.map(({ id }) => id).join(", ")}
  --seats    1 to ${MAX_SEATS}: seats that the player holds; the others are stood in for (default 4)
  --player   ${CHARACTERS.join(", ")} (default average)
  --seed     any text (default 1)
  --json     one line of JSON`;

/** Wrong arguments end with this exit code. */
const EXIT_USAGE = 2;

class UsageError extends Error {
  override readonly name = "UsageError";
}

interface Arguments extends SimulationOptions {
  readonly json: boolean;
}

/** @throws UsageError for anything that cannot be simulated. */
function readArguments(args: readonly string[]): Arguments | "help" {
  const { values } = parse(args);
  if (values.help) return "help";
  return {
    chapter: chapterOf(values.chapter),
    seats: seatsOf(values.seats),
    player: characterOf(values.player),
    seed: values.seed,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        chapter: { type: "string" },
        seats: { type: "string", default: "4" },
        player: { type: "string", default: "average" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function chapterOf(id: string | undefined): Chapter {
  if (id === undefined) throw new UsageError("--chapter is missing");
  const chapter = chapterById(id);
  if (chapter === undefined) throw new UsageError(`There is no chapter "${id}"`);
  return chapter;
}

function seatsOf(text: string): number {
  const seats = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (seats < 1 || seats > MAX_SEATS) {
    throw new UsageError(`--seats takes a whole number from 1 to ${MAX_SEATS}, not "${text}"`);
  }
  return seats;
}

function characterOf(text: string): Character {
  const character = CHARACTERS.find((known) => known === text);
  if (character === undefined) {
    throw new UsageError(`--player is one of ${CHARACTERS.join(", ")}, not "${text}"`);
  }
  return character;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function table(report: SimulationReport): string {
  const rows: readonly (readonly [string, string])[] = [
    ["chapter", report.chapter],
    ["played by", `${report.seats} x ${report.player}, seed ${report.seed}`],
    ["served", `${report.served} of ${report.total} (${percent(report.sli)})`],
    ["efficiency", percent(report.efficiency)],
    ["actions", `${report.actions} (${report.actionsPerInstanceMinute.toFixed(2)} per instance and minute)`],
    ["time to recover", `${report.mttrSeconds.toFixed(1)} s`],
    ["stars", `${report.stars} of 3`],
    ["ticks, hash", `${report.ticks}, ${report.hash}`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(16)} ${value}`).join("\n");
}

try {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") console.log(USAGE);
  else {
    const report = simulate(args);
    console.log(args.json ? JSON.stringify(report) : table(report));
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = EXIT_USAGE;
}
