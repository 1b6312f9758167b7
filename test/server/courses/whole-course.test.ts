import { afterAll, beforeAll, expect, test } from "vitest";
import { courseById } from "../../../shared/chapters/courses.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import type { RoundRecord } from "../../../shared/live/rounds.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { startServer, type TestServer } from "../harness.ts";

const COURSE = "meetup-45";
const SEED = "whole course";
/** More beats than any course has for each of its chapters. */
const MAX_BEATS = 60;
/** A few seconds; many tests at once on a small machine take longer. */
const PATIENCE_MS = 60_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What the chapter hands over by itself, in order. */
function handovers(chapterIndex: number): readonly unknown[] {
  const chapter = courseById(COURSE)?.chapters[chapterIndex];
  if (chapter === undefined) throw new Error("no chapter");
  const { nodes } = seatPlan(chapter.seats, 1);
  const { script } = makeRound(chapter, { seed: SEED, timings: TIMINGS.classroom, nodes });
  return script.flatMap(({ command }) =>
    command.type === "switchAutomation" && "part" in command ? [command.part] : [],
  );
}

test(
  "bots play the whole meetup in a room: no beat gets stuck and nothing is refused",
  async () => {
    const course = courseById(COURSE);
    if (course === undefined) throw new Error("no course");
    const created = await server.createClassroom({ course: COURSE, seed: SEED });
    const host = await server.joinHost(created);
    const { classroom } = server.room(created);
    const played: string[] = [];
    for (let beats = 0; classroom.pace.beat !== "debrief"; beats++) {
      expect(beats).toBeLessThan(MAX_BEATS);
      const before = classroom.pace;
      if (before.leftMs > 0) server.advance(created.id, before.leftMs);
      else expect(await host.host({ type: "next" })).toBeUndefined();
      expect(classroom.pace, `after ${before.beat} of chapter ${before.chapter}`).not.toEqual(before);
      if (before.beat !== "play") continue;
      played.push(course.chapters[before.chapter]?.id ?? "");
      expect(classroom.pace.beat).toBe("lookback");
      const [round] = classroom.records().slice(-1) as [RoundRecord];
      expect(round).toMatchObject({ chapterIndex: before.chapter, faulted: false });
    }
    expect(played).toEqual(course.chapters.map(({ id }) => id));
    await server.until(() => host.classroom.beat === "debrief");

    const switched = host.events.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === "AutomationSwitched" ? [event.part] : [])),
    );
    expect(switched).toEqual(course.chapters.flatMap((_chapter, i) => handovers(i)));
  },
  PATIENCE_MS,
);
