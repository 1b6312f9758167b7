import type { RoundRecord } from "../../shared/live/rounds.ts";
import type { RunningClassroom } from "../directory.ts";

/** What `journal.json` holds and `npm run replay` plays: every round of a classroom, with nothing about its people. */
export interface ExportedJournal {
  readonly format: "cluster-crew-journal";
  readonly version: 1;
  readonly classroom: { readonly id: string; readonly code: string; readonly course: string };
  readonly rounds: readonly RoundRecord[];
}

export function exportJournal(running: RunningClassroom): ExportedJournal {
  const { code, course } = running.classroom.classroomRow();
  return {
    format: "cluster-crew-journal",
    version: 1,
    classroom: { id: running.id, code, course },
    rounds: running.classroom.records(),
  };
}
