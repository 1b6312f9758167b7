import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, button, noBrowser, type Person, Stage } from "./stage.ts";

/** Before Kubernetes, placed by people, declared: three kinds of work, and three ways for the debrief to compare. */
const CHAPTERS = ["containers", "the-cluster", "desired-state"] as const;
const COURSE = `id: three\ntitle: Three ways\nchapters:\n${CHAPTERS.map((id) => `  - ${id}\n`).join("")}`;
/** In each half of a round: enough to build, place or declare something in every chapter. */
const MOVES = 25;

describe.skipIf(noBrowser)("three chapters of different kinds", () => {
  let stage: Stage;
  let host: Person;
  let screen: Person;
  let code: string;
  const players: Person[] = [];
  const all = (): Person[] => [host, screen, ...players];
  const room = () => stage.room(code);
  const round = () => room()?.classroom.seating.teams()[0]?.round?.state;

  beforeAll(async () => {
    stage = await Stage.open();
    const made = await stage.server.createClassroom({ courseYaml: COURSE, seed: "three ways" });
    ({ code } = made);
    host = await stage.person("laptop", "en");
    await host.page.goto(made.hostUrl);
    await host.page.getByTestId("host-start").waitFor();
    stage.watch(code);
    screen = await stage.screen(code, "ja");
    players.push(await stage.join(code, "phone", "ja", "けんた"));
    players.push(await stage.join(code, "laptop", "en", "Bob"));
    players.push(await stage.join(code, "phone", "en", "Mary"));
    await host.page.getByTestId("host-start").click();
  });
  afterAll(() => stage.close());

  test.each(CHAPTERS)(
    "%s is read, played with what is on the screen, and looked back at",
    async (chapter) => {
      stage.speed = 3;
      for (const person of players) await button(person, person.m.lobby.ready).click();
      for (const person of players) await person.page.getByTestId("play-stage").waitFor({ timeout: 60_000 });
      expect(room()?.classroom.classroomRow().chapter).toBe(chapter);
      stage.speed = 0.3;
      // In the first half and in the second one, which is where chapter 5 is declared.
      for (const fromMs of [0, (round()?.settings.lengthMs ?? 0) / 2 + 1000]) {
        stage.advance(code, Math.max(0, fromMs - (round()?.now ?? 0)));
        for (let moves = 0; moves < MOVES; moves++) {
          await Promise.all(players.map(move));
          stage.advance(code, 1000);
        }
      }
      expect(round()?.totals.served).toBeGreaterThan(0);

      stage.advance(code, 600_000);
      stage.speed = 1;
      for (const person of [screen, ...players]) await person.page.getByTestId("lookback").waitFor();
      await host.page.getByTestId("host-next").click();
    },
  );

  test("the debrief compares the three ways by the room's own figures", async () => {
    for (const person of [screen, ...players]) {
      await person.page.getByTestId("debrief").waitFor();
      await person.page.getByText(person.m.report.claim).first().waitFor();
      for (const way of ["containers", "cluster", "declared"] as const) {
        await person.page.getByText(person.m.report.ways[way]).first().waitFor();
      }
    }
    expect(all().flatMap(({ errors }) => errors)).toEqual([]);
  });
});

/** What somebody does who looks for what is lit: on a server, at a desk, on a Node. */
async function move(person: Person): Promise<void> {
  const { page } = person;
  const tapped = async (selector: string): Promise<boolean> => {
    const target = page.locator(selector).first();
    if (!(await target.isVisible())) return false;
    return target.click({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  };
  if (await act(person)) return;
  if (await tapped(".work-card .button--primary:enabled")) return;
  if (await tapped(".instances[data-urgent=true] .button--primary")) return;
  // Orders first set the number, then it is given.
  if (await tapped(".app-card[data-gap=declare] .tool .button:not(.give__do):not(.button--icon)")) {
    await tapped(".app-card .give__do.button--primary");
    return;
  }
  await tapped(".app-card[data-gap=make] .give__do.button--primary");
}
