import type { Change, Claim, Way } from "../../shared/scoring/ladder.ts";

/*
 * What the room's figures say about the claim of the course, in a sentence and a verdict. Every direction has its own
 * words: a room that did the opposite is told so.
 */

/** Shares below twice are told in percent, the rest as a multiple. */
const TWICE_BP = 20_000;

const percentLess = ({ ratioBp }: Change): number => Math.round((10_000 - ratioBp) / 100);
const percentMore = ({ ratioBp }: Change): number => Math.round((ratioBp - 10_000) / 100);
const times = ({ ratioBp }: Change): string => (Math.round(ratioBp / 1000) / 10).toString();

const EN_WAYS = {
  "by-hand": "by hand",
  "virtual-machines": "in virtual machines",
  containers: "in containers",
  cluster: "in a cluster run by people",
  declared: "declared to Kubernetes",
} as const satisfies Record<Way, string>;

/** The claim in one sentence, as the figures say it. */
export function claimEn({ from, to, resources, work }: Claim): string {
  const subject = EN_WAYS[to].charAt(0).toUpperCase() + EN_WAYS[to].slice(1);
  const cost = changeEn(resources, "capacity");
  return `${subject} instead of ${EN_WAYS[from]}: each answered request cost ${cost}, and each running instance took ${changeEn(work, "work")}. ${verdict(resources, work, EN_VERDICTS)}`;
}

function changeEn(change: Change, what: string): string {
  if (change.direction === "same") return `about the same ${what}`;
  if (change.direction === "less") return `${percentLess(change)}% less ${what}`;
  if (change.ratioBp === 0) return `${what} where there was none`;
  return change.ratioBp < TWICE_BP
    ? `${percentMore(change)}% more ${what}`
    : `${times(change)} times the ${what}`;
}

const JA_WAYS = {
  "by-hand": "手作業",
  "virtual-machines": "仮想マシン",
  containers: "コンテナ",
  cluster: "人が動かすクラスタ",
  declared: "宣言して任せるやり方",
} as const satisfies Record<Way, string>;

/** The same in Japanese. */
export function claimJa({ from, to, resources, work }: Claim): string {
  return `${JA_WAYS[from]}と比べると、${JA_WAYS[to]}では、リクエスト 1 件あたりに払った CPU は${changeJa(resources)}、インスタンスを動かし続ける手間は${changeJa(work)}でした。${verdict(resources, work, JA_VERDICTS)}`;
}

function changeJa(change: Change): string {
  if (change.direction === "same") return "ほぼ同じ";
  if (change.direction === "less") return ` ${percentLess(change)}% 減`;
  if (change.ratioBp === 0) return "ゼロからの増加";
  return change.ratioBp < TWICE_BP ? ` ${percentMore(change)}% 増` : ` ${times(change)} 倍`;
}

interface Verdicts {
  readonly both: string;
  readonly resources: string;
  readonly work: string;
  readonly neither: string;
}

const EN_VERDICTS: Verdicts = {
  both: "Cheaper in resources and in work.",
  resources: "It paid in resources, but not in work.",
  work: "It paid in work, but not in resources.",
  neither: "In this room it did not pay. What would have to be different?",
};

const JA_VERDICTS: Verdicts = {
  both: "リソースも手間も安くすみました。",
  resources: "リソースは安くすみましたが、手間は減りませんでした。",
  work: "手間は減りましたが、リソースは安くなりませんでした。",
  neither: "この教室では安くなりませんでした。何が違えば、安くなったでしょうか。",
};

function verdict(resources: Change, work: Change, { both, ...one }: Verdicts): string {
  if (resources.direction === "less") return work.direction === "less" ? both : one.resources;
  return work.direction === "less" ? one.work : one.neither;
}
