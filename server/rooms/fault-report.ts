import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../../shared/live/changes.ts";
import type { Services } from "../services.ts";

/**
 * Our rules broke in a team's round: keeps its journal in `DATA_DIR/faults`, where `npm run replay` can play it up to the
 * moment before, and logs where it is. Never throws: the room has other teams to care for.
 */
export async function reportFault(
  { settings, log, metrics }: Services,
  classroom: string,
  { team, error, journal }: Fault,
): Promise<void> {
  metrics.faults.inc({ where: "engine" });
  const folder = join(settings.DATA_DIR, "faults");
  const file = join(folder, `${classroom}-${team}-${journal.ticks}.json`);
  const facts = { err: error, classroom, team, ticks: journal.ticks };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify(journal));
    log.error({ ...facts, file }, "the rules broke in a team's round");
  } catch (unwritable) {
    log.error(
      { ...facts, unwritable, journal },
      "the rules broke in a team's round; its journal cannot be kept",
    );
  }
}
