import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desiredState } from "../../shared/chapters/desired-state.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import { button, noBrowser, type Person, Stage } from "./stage.ts";
import { violations } from "./violations.ts";

/** The second half begins here: controllers and kubelets are on. */
const HALF_MS = (desiredState.segments?.[1]?.fromMs ?? 0) + TICK_MS;
const COURSE = "id: declaring\ntitle: Declaring\nchapters:\n  - desired-state\n";

/** One person is the Control Plane of chapter 5; bots are the Nodes. */
describe.skipIf(noBrowser)("who declares", () => {
  let stage: Stage;
  let player: Person;
  let code: string;
  const card = (app: string) =>
    player.page.locator(".app-card", { has: player.page.getByTestId(`app-${app}`) });
  const pods = (app: string) => player.page.locator(`.node-list [data-testid^="pod-${app}-"]`);

  beforeAll(async () => {
    stage = await Stage.open();
    ({ code } = await stage.server.createClassroom({ courseYaml: COURSE, seed: "declaring" }));
    player = await stage.join(code, "phone", "en", "Ada");
    stage.watch(code);
    const classroom = stage.room(code)?.classroom;
    while (classroom !== undefined && classroom.pace.beat !== "play") {
      classroom.order({ type: classroom.pace.beat === "lobby" ? "start" : "next" });
    }
    stage.speed = 0.3;
    await player.page.getByTestId("play-stage").waitFor();
  });
  afterAll(() => stage.close());

  test("first makes Pods one by one, because nobody else does", async () => {
    const { m } = player;
    await card("web").getByText(m.sheet.gaps.make("3")).waitFor();
    await button(player, m.tools.createPod.give("web")).click();
    stage.advance(code, 5000);
    await pods("web").first().waitFor();
    await card("web").getByText(m.sheet.gaps.make("2")).waitFor();
  });

  test("then declares what is ordered, and Pods arrive by themselves", async () => {
    const { page, m } = player;
    const room = stage.room(code);
    const now = (): number => room?.classroom.seating.teams()[0]?.round?.state.now ?? HALF_MS;
    stage.advance(code, HALF_MS - now());
    await page.getByText(m.tools.createPod.give("web")).waitFor({ state: "detached" });
    await card("web").getByText(m.sheet.gaps.declare("3")).waitFor();

    // What it amounts to stands beside it and follows the controls.
    await card("web")
      .getByRole("button", { name: m.tools.more(m.tools.scale.replicas) })
      .click();
    await page.getByText("kubectl scale deployment web --replicas=1").waitFor();
    await button(player, m.tools.scale.asOrdered(3)).click();
    await page.getByText("kubectl scale deployment web --replicas=3").waitFor();
    expect(await violations(player)).toEqual([]);

    await button(player, m.tools.scale.give(3)).click();
    await button(player, m.tools.isSo).waitFor();
    stage.advance(code, 6000);
    await expect.poll(() => pods("web").count()).toBe(3);
    await card("web").getByText(m.sheet.gaps.well()).waitFor();
    expect(player.errors).toEqual([]);
  });
});
