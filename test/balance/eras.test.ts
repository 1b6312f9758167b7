import { describe, expect, test } from "vitest";
import { type Day, ERAS, type EraName, playDay } from "./four-eras.ts";

/*
 * What the talk claims, in figures that nobody has written into the rules: from servers by hand to virtual machines to
 * containers to a declared state, both the work for an instance and the capacity for a request become less. Steps, machines,
 * orders, demand and failures are the same in all four; only how an instance comes to be is different.
 */
const SIZES = [4, 8, 12];
const PLAYERS = ["average", "perfect"] as const;

type Figure = "work" | "capacity";

/** By how much each era has to be better than the one before it at least, in percent. */
const LESS: Readonly<Record<Figure, readonly [machines: number, containers: number, declared: number]>> = {
  work: [10, 15, 40],
  capacity: [5, 10, 0.5],
};

const played = new Map<string, Day>();

/** One of four people goes home at night; `everybody` stays. */
function dayOf(era: EraName, machines: number, player: (typeof PLAYERS)[number], everybody = false): Day {
  const key = `${era} ${machines} ${player} ${everybody}`;
  const away = everybody ? 0 : Math.floor(machines / 4);
  const day = played.get(key) ?? playDay(era, machines, player, `eras ${machines}`, away);
  played.set(key, day);
  return day;
}

/** How much less the second is than the first, in percent. */
const lessBy = (before: number, after: number): number => ((before - after) / before) * 100;

describe.each(PLAYERS)("played by %s players, of whom one in four goes home at night", (player) => {
  test.for(SIZES)("all gets cheaper from era to era, on %i machines", async (machines, { annotate }) => {
    const days = ERAS.map((era) => dayOf(era, machines, player));
    await annotate(ERAS.map((era, i) => `${era}: ${textOf(days[i])}`).join("; "));
    for (const figure of ["work", "capacity"] as const) {
      for (const [i, least] of LESS[figure].entries()) {
        const [before, after] = [days[i]?.[figure] ?? 0, days[i + 1]?.[figure] ?? 0];
        expect(lessBy(before, after), `${figure}, ${ERAS[i]} to ${ERAS[i + 1]}`).toBeGreaterThan(least);
      }
    }
  });
});

const textOf = (day: Day | undefined): string =>
  day === undefined
    ? ""
    : `${(day.sli * 100).toFixed(1)} % served, ${day.work.toFixed(2)} actions for an instance and minute, ` +
      `${day.capacity.toFixed(1)} millicore-seconds for a request`;

test.each(SIZES)(
  "as long as everybody watches, people serve as much with containers as Kubernetes, on %i machines",
  (machines) => {
    const byPeople = dayOf("containers", machines, "perfect", true);
    const declared = dayOf("declared", machines, "perfect", true);
    expect(Math.abs(lessBy(byPeople.capacity, declared.capacity))).toBeLessThan(1);
    expect(lessBy(byPeople.work, declared.work)).toBeGreaterThan(50);
  },
);

test("virtual machines are more work than bare servers while there are only two to clone to", () => {
  const [hand, machines] = [
    dayOf("by hand", 2, "perfect", true),
    dayOf("virtual machines", 2, "perfect", true),
  ];
  expect(machines.work).toBeGreaterThan(hand.work);
  expect(machines.capacity).toBeLessThan(hand.capacity);
});
