import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { button, callWords, noBrowser, type Person, Stage } from "./stage.ts";

describe.skipIf(noBrowser)("a bad network", () => {
  let stage: Stage;
  let host: Person;
  let code: string;
  let player: Person;

  beforeAll(async () => {
    stage = await Stage.open();
    ({ host, code } = await stage.openClassroom("en"));
    player = await stage.join(code, "phone", "en", "Aki");
    await host.page.getByTestId("host-start").click();
    await button(player, player.m.lobby.ready).click();
    stage.speed = 10;
    await player.page.getByTestId("play-stage").waitFor();
    stage.speed = 1;
  });
  afterAll(() => stage.close());

  const seat = async (): Promise<string> =>
    (await player.page.locator(".play-head__seat").textContent()) ?? "";

  const lost = () => player.page.getByRole("alert").getByText(player.m.connection.reconnecting);

  test("a drop resumes in the same seat, and what is done afterwards counts", async () => {
    const before = await seat();
    // Not before: what is done while the cable is cut is not sent.
    await stage.cut(code);
    await lost().waitFor({ state: "hidden" });
    expect(await seat()).toBe(before);
    const call = callWords(player, "who-has-room");
    await button(player, call).click();
    await player.page.getByRole("log", { name: player.m.calls.heard }).getByText(call).waitFor();
  });

  test("when the connection cannot be resumed, the same person joins anew and has the seat back", async () => {
    const before = await seat();
    // A server that forgot all connections, as after a restart: the token of the old one is worth nothing.
    const members = [...(stage.room(code)?.clients ?? [])];
    for (const member of members) member.leave(4001);
    const isNew = (id: string): boolean => members.every(({ sessionId }) => sessionId !== id);
    const comeBack = () =>
      (stage.room(code)?.clients ?? []).filter(({ sessionId }) => isNew(sessionId)).length;
    await expect.poll(comeBack, { timeout: 30_000 }).toBe(members.length);
    await lost().waitFor({ state: "hidden" });
    await player.page.getByTestId("play-stage").waitFor();
    expect(await seat()).toBe(before);
    const call = callWords(player, "yes");
    await player.page.getByRole("button", { name: player.m.calls.more }).click();
    await player.page.getByRole("dialog").getByRole("button", { name: call }).click();
    await player.page.getByRole("log", { name: player.m.calls.heard }).getByText(call).waitFor();
  });

  test("a reload comes back to the same seat", async () => {
    const before = await seat();
    await player.page.reload();
    await player.page.getByTestId("play-stage").waitFor();
    expect(await seat()).toBe(before);
  });

  test("the same person in a second tab takes over, and the first one says so", async () => {
    const second = await player.context.newPage();
    await second.goto(`/play/${code}`);
    await second.getByTestId("play-stage").waitFor();
    await player.page.getByText(player.m.connection.endedTitle.Replaced).waitFor();
    await second.close();
    await player.page.reload();
    await player.page.getByTestId("play-stage").waitFor();
  });

  test("the host reloads, and the session goes on", async () => {
    await host.page.reload();
    await host.page.getByTestId("host-pause").click();
    await player.page.getByText(player.m.pause.title, { exact: true }).waitFor();
    await host.page.getByTestId("host-pause").click();
    await player.page.getByText(player.m.pause.title, { exact: true }).waitFor({ state: "hidden" });
  });

  test("while the network is away the page says so, keeps its picture and comes back by itself", async () => {
    await player.context.close();
    player = await stage.person("phone", "en");
    // Port 9 is where nobody listens.
    await player.page.addInitScript(`{
      const Real = WebSocket;
      window.WebSocket = class extends Real {
        constructor(url, ...rest) {
          super(window.isDown ? "ws://127.0.0.1:9" : url, ...rest);
        }
      };
    }`);
    await player.page.goto(`/?code=${code}`);
    await button(player, player.m.join.submit).click();
    await player.page.getByTestId("play-stage").waitFor();
    const before = await seat();
    await player.page.evaluate("window.isDown = true");
    await player.context.route(/\/(api|matchmake)\//, (route) => route.abort());
    const isBack = stage.cut(code);
    await lost().waitFor();
    expect(await player.page.getByTestId("play-stage").isVisible()).toBe(true);
    await player.page.evaluate("window.isDown = false");
    await player.context.unroute(/\/(api|matchmake)\//);
    await isBack;
    await lost().waitFor({ state: "hidden" });
    expect(await seat()).toBe(before);
    expect(player.errors).toEqual([]);
  });
});
