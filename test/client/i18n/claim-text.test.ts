import { describe, expect, test } from "vitest";
import { claimEn, claimJa } from "../../../client/i18n/claim-text.ts";
import type { Change, Claim } from "../../../shared/scoring/ladder.ts";

const less = (ratioBp: number): Change => ({ direction: "less", ratioBp });
const more = (ratioBp: number): Change => ({ direction: "more", ratioBp });
const SAME: Change = { direction: "same", ratioBp: 10_200 };

describe("what the room's figures say", () => {
  const rows: readonly {
    name: string;
    claim: Pick<Claim, "resources" | "work">;
    en: readonly string[];
    ja: readonly string[];
  }[] = [
    {
      name: "cheaper in both",
      claim: { resources: less(3800), work: less(1500) },
      en: ["62% less capacity", "85% less work", "Cheaper in resources and in work."],
      ja: ["CPU は 62% 減", "手間は 85% 減", "リソースも手間も安くすみました。"],
    },
    {
      name: "work was saved, resources were not",
      claim: { resources: more(13_500), work: less(5000) },
      en: ["35% more capacity", "50% less work", "It paid in work, but not in resources."],
      ja: ["CPU は 35% 増", "手間は 50% 減", "リソースは安くなりませんでした"],
    },
    {
      name: "resources were saved, work was the same",
      claim: { resources: less(9000), work: SAME },
      en: ["10% less capacity", "about the same work", "It paid in resources, but not in work."],
      ja: ["CPU は 10% 減", "手間はほぼ同じ", "手間は減りませんでした"],
    },
    {
      name: "the opposite of the claim",
      claim: { resources: more(10_900), work: more(24_000) },
      en: ["9% more capacity", "2.4 times the work", "it did not pay"],
      ja: ["CPU は 9% 増", "手間は 2.4 倍", "安くなりませんでした"],
    },
    {
      name: "nothing changed",
      claim: { resources: SAME, work: SAME },
      en: ["about the same capacity", "about the same work", "it did not pay"],
      ja: ["CPU はほぼ同じ", "手間はほぼ同じ", "安くなりませんでした"],
    },
    {
      name: "there was no work before",
      claim: { resources: less(5000), work: more(0) },
      en: ["50% less capacity", "work where there was none", "but not in work"],
      ja: ["CPU は 50% 減", "手間はゼロからの増加", "手間は減りませんでした"],
    },
  ];

  test.each(rows)("$name", ({ claim, en, ja }) => {
    const whole: Claim = { from: "by-hand", to: "declared", ...claim };
    for (const words of en) expect(claimEn(whole)).toContain(words);
    for (const words of ja) expect(claimJa(whole)).toContain(words);
  });

  test("names the ways that were really gone", () => {
    const claim: Claim = {
      from: "virtual-machines",
      to: "containers",
      resources: less(5000),
      work: less(5000),
    };
    expect(claimEn(claim)).toMatch(/^In containers instead of in virtual machines: /);
    expect(claimJa(claim)).toMatch(/^仮想マシンと比べると、コンテナでは/);
  });
});
