import type { ClassroomRow } from "../../shared/protocol/classroom-view.ts";

/** The classroom before anything is known of it. */
export const NO_CLASSROOM: ClassroomRow = {
  code: "",
  name: "",
  course: "",
  beat: "lobby",
  chapter: "",
  chapterIndex: 0,
  chapterCount: 0,
  moments: "[]",
  era: "",
  words: "",
  paused: false,
  locked: false,
  beatLeftMs: 0,
  timeFactor: 1,
  spotlight: "",
  page: 0,
  announcement: "",
};
