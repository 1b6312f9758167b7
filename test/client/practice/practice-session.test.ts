import { describe, expect, test } from "vitest";
import { giveAnswer, ownAnswers } from "../../../client/net/own-answers.ts";
import { RefusedError } from "../../../client/net/session.ts";
import type { FromWorker, PracticeSeat, ToWorker } from "../../../client/practice/messages.ts";
import { PracticeRound } from "../../../client/practice/practice-round.ts";
import { PracticeSession, type PracticeWire } from "../../../client/practice/practice-session.ts";
import { podsOnMachine } from "../../../client/rules/machine-view.ts";
import { ownSeat } from "../../../client/rules/seats.ts";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { chapterById } from "../../../shared/chapters/registry.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { warmUp } from "../../../shared/chapters/warm-up.ts";

/** A worker without a thread: its clock is the test's. */
class HandWire implements PracticeWire {
  #round: PracticeRound | undefined;
  #listener: (message: FromWorker) => void = () => undefined;
  isClosed = false;

  post(message: ToWorker): void {
    switch (message.type) {
      case "begin":
        this.#round = new PracticeRound(
          { id: "practice", chapters: [chapterById(message.chapter) ?? theCluster] },
          message.seat,
          message.seed,
          (told) => this.#listener(structuredClone(told)),
        );
        break;
      case "command":
        this.#round?.command(message.command, (refusal) =>
          this.#listener({ type: "answer", id: message.id, refusal }),
        );
        break;
      case "me":
        this.#listener({ type: "answer", id: message.id, refusal: this.#round?.me(message.order) });
        break;
      case "pace":
        this.#listener({ type: "answer", id: message.id, refusal: this.#round?.move(message.order) });
        break;
    }
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.#listener = listener;
  }

  close(): void {
    this.isClosed = true;
  }

  advance(seconds: number): void {
    for (let tick = 0; tick < seconds * 10; tick++) this.#round?.advance(100);
  }
}

function begin(seat: PracticeSeat, chapter: Chapter = theCluster) {
  const wire = new HandWire();
  const session = new PracticeSession(wire, chapter.id, seat, "test");
  const me = () => ownSeat(session.participants.value[0], session.teams.value);
  const store = () => {
    const cluster = session.cluster(me()?.team.id ?? "");
    if (cluster === undefined) throw new Error("no cluster");
    return cluster;
  };
  return { wire, session, me, store };
}

async function play(seat: PracticeSeat) {
  const all = begin(seat);
  await all.session.me({ type: "ready", ready: true });
  all.wire.advance(11);
  return all;
}

describe("the poll, alone", () => {
  const poll = (session: PracticeSession) => session.questions.value[0];

  test("can be answered once, and shows at once what the room of one said", async () => {
    const { session } = begin("node", warmUp);
    expect(poll(session)).toMatchObject({ open: true, answered: 0, counts: "" });
    const question = poll(session)?.id ?? "";
    await session.me({ type: "answer", question, option: "tried" });
    expect(poll(session)).toMatchObject({ answered: 1, counts: "[0,0,1,0]" });
    await expect(session.me({ type: "answer", question, option: "work" })).rejects.toMatchObject({
      refusal: { code: "AlreadyAnswered" },
    });
  });

  test("is remembered by the page for as long as it lives, whatever the round does", async () => {
    const { session } = begin("node", warmUp);
    const row = poll(session);
    if (row === undefined) throw new Error("no poll");
    expect(ownAnswers(session).value.size).toBe(0);
    expect(await giveAnswer(session, row, "never")).toBeUndefined();
    expect([...ownAnswers(session).value]).toEqual([[row.id, "never"]]);
    expect(await giveAnswer(session, row, "work")).toMatchObject({ code: "AlreadyAnswered" });
    expect([...ownAnswers(session).value]).toEqual([[row.id, "never"]]);
    const another = begin("node", warmUp).session;
    expect(ownAnswers(another).value.size).toBe(0);
  });

  test("holds nobody up", async () => {
    const { session } = begin("control-plane", warmUp);
    await session.me({ type: "ready", ready: true });
    expect(session.classroom.value.beat).toBe("countdown");
    expect(poll(session)?.open).toBe(false);
  });
});

describe("practice alone", () => {
  test("begins with the story, in the seat that was chosen", () => {
    const { session, me } = begin("node");
    expect(session.classroom.value.beat).toBe("story");
    expect(me()?.seat?.role).toBe("node");
    expect(begin("control-plane").me()?.seat?.role).toBe("control-plane");
  });

  test("being ready starts the countdown, and then it is played", async () => {
    const { session } = await play("control-plane");
    expect(session.classroom.value.beat).toBe("play");
  });

  test("the Control Plane binds a Pod, and the bots run it", async () => {
    const { session, store, wire } = await play("control-plane");
    wire.advance(3);
    const waiting = [...store().rows.pods.values()].find(({ node }) => node === "");
    const [node = ""] = store().rows.nodes.keys();
    const done = session.command({ type: "bind", pod: waiting?.name ?? "", node });
    wire.advance(1);
    await done;
    expect(store().rows.pods.get(waiting?.name ?? "")?.node).toBe(node);
    wire.advance(40);
    expect(store().rows.pods.get(waiting?.name ?? "")?.ready).toBe(true);
  });

  test("a Node gets work from the bot and sees the inside of its own machine only", async () => {
    const { me, store, wire } = await play("node");
    wire.advance(25);
    const name = me()?.seat?.nodeName ?? "";
    expect([...store().rows.machines.keys()]).toEqual([name]);
    const pods = podsOnMachine(store().rows, name, store().round.tick, true);
    expect(pods.some(({ action }) => action !== undefined)).toBe(true);
  });

  test("a refused command says why", async () => {
    const { session, wire } = await play("control-plane");
    const refused = session.command({ type: "bind", pod: "nobody", node: "nowhere" });
    refused.catch(() => undefined);
    wire.advance(1);
    await expect(refused).rejects.toThrow(RefusedError);
    await expect(refused).rejects.toMatchObject({ refusal: { code: "PodNotFound" } });
  });

  test("pausing stops the clock, and nothing can be done", async () => {
    const { session, store, wire } = await play("control-plane");
    wire.advance(5);
    await session.host({ type: "pause" });
    const { tick } = store().round;
    wire.advance(5);
    expect(store().round.tick).toBe(tick);
    await expect(session.command({ type: "call", call: "yes", params: {} })).rejects.toMatchObject({
      refusal: { code: "Paused" },
    });
    await session.host({ type: "resume" });
    wire.advance(5);
    expect(store().round.tick).toBeGreaterThan(tick);
  });

  test("ends with the look back, and can be played again in the same seat", async () => {
    const { session, me, store, wire } = await play("node");
    wire.advance(theCluster.lengthMs / 1000 + 1);
    expect(session.classroom.value.beat).toBe("lookback");
    await session.host({ type: "restart" });
    expect(session.classroom.value.beat).toBe("countdown");
    expect(me()?.seat?.role).toBe("node");
    expect([...store().rows.machines.keys()]).toEqual([me()?.seat?.nodeName]);
  });

  test("events reach who listens", async () => {
    const { session, wire } = await play("control-plane");
    const heard: string[] = [];
    session.onEvents((_team, events) => heard.push(...events.map(({ type }) => type)));
    const done = session.command({ type: "call", call: "who-has-room", params: {} });
    wire.advance(5);
    await done;
    expect(heard).toContain("Called");
  });

  test("leaving ends it, and whoever waits is told", async () => {
    const { session, wire } = await play("control-plane");
    const unanswered = session.command({ type: "call", call: "yes", params: {} });
    session.leave();
    await expect(unanswered).rejects.toMatchObject({ refusal: { code: "Offline" } });
    expect(session.connection.value).toBe("ended");
    expect(wire.isClosed).toBe(true);
  });
});
