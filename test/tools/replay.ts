import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Journal, replay } from "../../shared/engine/journal.ts";
import { stateHash } from "../../shared/engine/snapshot.ts";

const USAGE = `Plays an exported journal again and compares it with what happened.

npm run replay -- FILE

  FILE  journal.json of a classroom, or the journal of one round

Prints a line for each round: its ticks and the hash of its last state. The exit code is 1 when a hash differs.`;

const EXIT_DIFFERS = 1;
const EXIT_USAGE = 2;

/** Only what tells the two kinds of file apart and that they are whole; the engine trusts the rest. */
const journalSchema = z.looseObject({
  version: z.literal(1),
  start: z.looseObject({ version: z.literal(1), fields: z.looseObject({}), tables: z.looseObject({}) }),
  entries: z.array(z.looseObject({ tick: z.number() })),
  hashes: z.array(z.object({ tick: z.number(), hash: z.string() })),
  ticks: z.number().int().min(0),
});
const exportSchema = z.looseObject({
  rounds: z.array(
    z.looseObject({ chapter: z.string(), team: z.string(), attempt: z.number(), journal: journalSchema }),
  ),
});

interface Round {
  /** Empty for a file with a single journal. */
  readonly label: string;
  readonly journal: Journal;
}

/** @throws when the file holds neither */
function readRounds(text: string): readonly Round[] {
  const parsed: unknown = JSON.parse(text);
  const exported = exportSchema.safeParse(parsed);
  if (exported.success) {
    return exported.data.rounds.map(({ chapter, team, attempt, journal }) => ({
      label: `chapter=${chapter} team=${team} attempt=${attempt} `,
      // Checked above as far as telling it from something else goes.
      journal: journal as unknown as Journal,
    }));
  }
  return [{ label: "", journal: journalSchema.parse(parsed) as unknown as Journal }];
}

/** Plays one round and says how it went. */
function play({ label, journal }: Round): boolean {
  const { state, divergedAt } = replay(journal);
  const differs = divergedAt === undefined ? "" : ` differs-from-tick=${divergedAt}`;
  process.stdout.write(`${label}ticks=${state.tick} hash=${stateHash(state)}${differs}\n`);
  return divergedAt === undefined;
}

async function main(): Promise<number> {
  const [file] = process.argv.slice(2);
  if (file === undefined || file === "--help") {
    process.stdout.write(`${USAGE}\n`);
    return file === undefined ? EXIT_USAGE : 0;
  }
  let rounds: readonly Round[];
  try {
    rounds = readRounds(await readFile(file, "utf8"));
  } catch (error) {
    process.stderr.write(
      `${file} is no journal: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return EXIT_USAGE;
  }
  if (rounds.length === 0) {
    process.stderr.write(`${file} holds no round: nothing was played yet.\n`);
    return EXIT_USAGE;
  }
  return rounds.map(play).every(Boolean) ? 0 : EXIT_DIFFERS;
}

process.exitCode = await main();
