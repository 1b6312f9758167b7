import { chapterById } from "../../shared/chapters/registry.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { PracticeRound } from "./practice-round.ts";

/** The practice round's clock and its wire to the page. */
let round: PracticeRound | undefined;
let last = performance.now();

const tell = (message: FromWorker): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "begin": {
      const chapter = chapterById(data.chapter);
      if (chapter)
        round = new PracticeRound({ id: "practice", chapters: [chapter] }, data.seat, data.seed, tell);
      last = performance.now();
      break;
    }
    case "command":
      round?.command(data.command, (refusal) => tell({ type: "answer", id: data.id, refusal }));
      break;
    case "me":
      tell({ type: "answer", id: data.id, refusal: round?.me(data.order) });
      break;
    case "pace":
      tell({ type: "answer", id: data.id, refusal: round?.move(data.order) });
      break;
  }
});

setInterval(() => {
  const now = performance.now();
  round?.advance(now - last);
  last = now;
}, TICK_MS / 2);
