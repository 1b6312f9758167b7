import { about } from "./en/about.ts";
import { basics } from "./en/basics.ts";
import { bench } from "./en/bench.ts";
import { desks } from "./en/desks.ts";
import { entry } from "./en/entry.ts";
import { host } from "./en/host.ts";
import { refusals } from "./en/refusals.ts";
import { report } from "./en/report.ts";
import { session } from "./en/session.ts";
import { tools } from "./en/tools.ts";
import { words } from "./en/words.ts";

/** English. The shape of every other language: a missing sentence or a wrong parameter there does not compile. */
export const en = {
  name: "English",
  ...basics,
  ...words,
  ...entry,
  ...session,
  ...desks,
  ...tools,
  ...bench,
  ...refusals,
  ...report,
  ...host,
  ...about,
};

export type Messages = typeof en;
