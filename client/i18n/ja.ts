import type { Messages } from "./en.ts";
import { about } from "./ja/about.ts";
import { basics } from "./ja/basics.ts";
import { bench } from "./ja/bench.ts";
import { desks } from "./ja/desks.ts";
import { entry } from "./ja/entry.ts";
import { host } from "./ja/host.ts";
import { refusals } from "./ja/refusals.ts";
import { report } from "./ja/report.ts";
import { session } from "./ja/session.ts";
import { tools } from "./ja/tools.ts";
import { words } from "./ja/words.ts";

/** 日本語。Kubernetes の用語は原語のまま出し、説明を日本語で添える。 */
export const ja: Messages = {
  name: "日本語",
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
