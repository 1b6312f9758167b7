import { describe, expect, test } from "vitest";
import { eraReader } from "../../../client/rules/era-reader.ts";
import { instancesOnMachine } from "../../../client/rules/instances-view.ts";
import { machinePictures } from "../../../client/rules/machine-picture.ts";
import { type Order, orderBoard, orderInHand } from "../../../client/rules/order-board.ts";
import { type Bench, jobInHand, nextStep, recipeSteps, type Wish } from "../../../client/rules/recipe.ts";
import { copyCost, runChoices } from "../../../client/rules/run-choices.ts";
import { findSoftware } from "../../../shared/eras/software.ts";
import { invariant } from "../../../shared/util/invariant.ts";
import { EraPlay } from "../../shared/eras/era-play.ts";
import { storeOf } from "./store-of.ts";

const NODE = "tokyo-1";
const WISH: Wish = { system: undefined, order: "code-last" };

/** What somebody at tokyo-1 sees. */
function deskOf(play: EraPlay) {
  const store = storeOf(play.state);
  const { era } = play;
  const bench: Bench = {
    era,
    reader: eraReader(store.rows, store.round, era),
    seat: { id: NODE, role: "node", nodeName: NODE },
  };
  const app = (id: string) => {
    const software = findSoftware(era, id);
    invariant(software, "the company has this app", { id });
    return software;
  };
  const board = orderBoard(store.rows, era, NODE, play.state.tick);
  const order = (name: string): Order => {
    const found = board.find((one) => one.name === name);
    invariant(found, "the app is on the board", { name });
    return found;
  };
  const row = (name: string) => {
    const found = store.rows.apps.get(name);
    invariant(found, "the app has a row", { name });
    return found;
  };
  const steps = (id: string, wish: Partial<Wish> = {}) => recipeSteps(bench, app(id), { ...WISH, ...wish });
  return { store, bench, board, order, row, steps, rows: store.rows };
}

const short = (steps: ReturnType<typeof recipeSteps>) =>
  steps.map(({ kind, state, seconds }) => `${kind} ${state} ${seconds}`);

describe("the steps of a recipe", () => {
  test.each<{
    name: string;
    play: () => EraPlay;
    app: string;
    wish?: Partial<Wish>;
    want: readonly string[];
  }>([
    {
      name: "an empty server begins with the system",
      play: () => new EraPlay("by-hand"),
      app: "web:v1",
      want: ["os next 9", "runtime later 5", "middleware later 4", "app later 3"],
    },
    {
      name: "what is installed is done, what is being installed is in hand",
      play: () => {
        const play = new EraPlay("by-hand").install("debian", "node-20");
        play.onNode(NODE, { type: "installSoftware", software: "nginx" });
        return play;
      },
      app: "web:v1",
      want: ["os done 9", "runtime done 5", "middleware doing 4", "app later 3"],
    },
    {
      name: "an app that lost its ground needs it again",
      play: () => new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1", "node-18"),
      app: "web:v1",
      want: ["os done 9", "runtime next 5", "middleware done 4", "app done 3"],
    },
    {
      name: "a virtual machine is saved at last",
      play: () => new EraPlay("virtual-machines").install("debian", "node-20", "nginx", "web:v1"),
      app: "web:v1",
      want: ["os done 9", "runtime done 5", "middleware done 4", "app done 3", "save next 3"],
    },
    {
      name: "the small system takes longer",
      play: () => new EraPlay("virtual-machines"),
      app: "web:v1",
      wish: { system: "debian-minimal" },
      want: ["os next 15", "runtime later 5", "middleware later 4", "app later 3", "save later 2"],
    },
    {
      name: "layers are built all at once, and pushed",
      play: () => new EraPlay("containers"),
      app: "web:v1",
      want: [
        "os later 2",
        "runtime later 5",
        "middleware later 4",
        "app later 3",
        "build next 13",
        "push later 5",
      ],
    },
    {
      name: "layers that are here cost nothing: the next version with the code on top",
      play: () => new EraPlay("containers").do({ type: "buildImage", app: "web:v1", order: "code-last" }),
      app: "web:v2",
      want: [
        "os cached 0",
        "runtime cached 0",
        "middleware cached 0",
        "app later 3",
        "build next 3",
        "push later 5",
      ],
    },
    {
      name: "with the code below nearly everything is made anew",
      play: () => new EraPlay("containers").do({ type: "buildImage", app: "web:v1", order: "code-first" }),
      app: "web:v2",
      wish: { order: "code-first" },
      want: [
        "os cached 0",
        "app later 3",
        "runtime later 5",
        "middleware later 4",
        "build next 11",
        "push later 5",
      ],
    },
  ])("$name", ({ play, app, wish, want }) => {
    expect(short(deskOf(play()).steps(app, wish))).toEqual(want);
  });

  test("another version says what it replaces, and what that breaks", () => {
    const { steps } = deskOf(new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1"));
    expect(nextStep(steps("chat:v1"))).toMatchObject({
      label: "Node.js 18",
      conflict: { replaces: "Node.js 20", breaks: ["web v1"] },
      command: { type: "installSoftware", software: "node-18" },
    });
  });

  test("a newer version of an app is no conflict", () => {
    const { steps } = deskOf(new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1"));
    const next = nextStep(steps("web:v2"));
    expect(next?.label).toBe("web v2");
    expect(next?.conflict).toBeUndefined();
  });
});

describe("the order board", () => {
  test("counts all servers, and one's own apart", () => {
    const play = new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1");
    expect(deskOf(play).order("web")).toMatchObject({ wanted: 2, ready: 0, missing: 2, toDo: 1, here: 1 });
    play.until(() => play.ready().length === 1);
    expect(deskOf(play).order("web")).toMatchObject({ wanted: 2, ready: 1, missing: 1, toDo: 1, here: 1 });
    play.asRoom({ type: "setImage", deployment: "web", image: "web:v2" });
    expect(deskOf(play).order("web")).toMatchObject({ ready: 0, missing: 2, here: 0, oldHere: 1 });
  });

  test("says in how many seconds people come, and nothing of what is far away", () => {
    const { board } = deskOf(new EraPlay("by-hand"));
    expect(board.map(({ name, opensIn }) => [name, opensIn])).toEqual([
      ["web", 21],
      ["api", 23],
    ]);
  });

  test.each([
    { name: "what was chosen is kept", chosen: "api", toDo: [1, 1], open: [true, true], want: "api" },
    {
      name: "else the first that lacks something",
      chosen: undefined,
      toDo: [0, 1],
      open: [true, true],
      want: "api",
    },
    {
      name: "which can be worked on here",
      chosen: undefined,
      toDo: [1, 1],
      open: [false, true],
      want: "api",
    },
    {
      name: "or cannot, when there is no other",
      chosen: undefined,
      toDo: [1, 0],
      open: [false, true],
      want: "web",
    },
    { name: "else the first", chosen: undefined, toDo: [0, 0], open: [true, true], want: "web" },
  ])("in hand: $name", ({ chosen, toDo, open, want }) => {
    const { board } = deskOf(new EraPlay("by-hand"));
    const orders = board.map((order, i) => ({ ...order, toDo: toDo[i] ?? 0 }));
    expect(orderInHand(orders, chosen, ({ name }) => open[name === "web" ? 0 : 1] ?? false)?.name).toBe(want);
  });
});

describe("what can be run", () => {
  test("a virtual machine carries its system and boots it", () => {
    const play = new EraPlay("virtual-machines").install("debian", "node-20", "nginx", "web:v1");
    play.do({ type: "saveImage", app: "web:v1" });
    const { bench, order, row } = deskOf(play);
    expect(runChoices(bench, order("web"), row("web"))).toEqual([
      {
        image: "web:v1",
        madeOn: NODE,
        isHere: true,
        sizeMi: 285,
        fetchMi: 0,
        fetchSeconds: 0,
        // 8 s of boot, 1.5 s of the app.
        startSeconds: 10,
        systemCpuMilli: 250,
        systemMi: 1024,
        cpuMilli: 750,
        memoryMi: 1536,
        // 16 GiB hold ten, one action starts eight.
        room: 8,
        proposed: 1,
      },
    ]);
  });

  test("a container carries none, and what another has built is fetched", () => {
    const play = new EraPlay("containers");
    play.do({ type: "buildImage", app: "web:v1", order: "code-last" }, "osaka-1");
    play.do({ type: "pushImage", image: "web:v1" }, "osaka-1");
    const { bench, order, row } = deskOf(play);
    expect(runChoices(bench, order("web"), row("web"))).toMatchObject([
      {
        madeOn: "osaka-1",
        isHere: false,
        fetchSeconds: 7,
        startSeconds: 2,
        systemMi: 0,
        memoryMi: 512,
        room: 8,
      },
    ]);
  });

  test.each([
    { era: "by-hand", want: { actions: 4, memoryMi: 512, systemMi: 0 } },
    { era: "virtual-machines", want: { actions: 1, seconds: 10, memoryMi: 1536, systemMi: 1024 } },
    { era: "containers", want: { actions: 1, seconds: 2, memoryMi: 512, systemMi: 0 } },
  ] as const)("one more copy in the era $era", ({ era, want }) => {
    const { bench, order, row, steps } = deskOf(new EraPlay(era));
    expect(copyCost(bench, order("web"), row("web"), steps("web:v1"))).toMatchObject(want);
  });
});

describe("one's own machine", () => {
  test("an app whose ground was replaced says what it lacks", () => {
    const play = new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1");
    play.until(() => play.ready().length === 1);
    play.install("node-18");
    const { rows } = deskOf(play);
    expect(instancesOnMachine(rows, play.era, NODE, play.state.tick)).toMatchObject([
      { name: "web-1", label: "web v1", state: "crashed", lacks: "Node.js 20", outdated: false },
    ]);
  });

  test("is a picture of what is installed, of what runs, and of what is being done", () => {
    const play = new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1");
    play.until(() => play.ready().length === 1);
    play.onNode(NODE, { type: "installSoftware", software: "redis" });
    const { rows, store } = deskOf(play);
    const [, mine] = machinePictures(rows, store.round, play.era, play.state.tick);
    expect(mine?.ground.map(({ label }) => label)).toEqual(["Debian", "Node.js 20", "nginx"]);
    expect(mine?.crates).toMatchObject([{ name: "web-1", look: "ready", systemMi: 0 }]);
    expect(mine?.job).toMatchObject({ type: "install", label: "Redis", secondsLeft: 4 });
    expect(mine?.power).toBe("on");
  });

  test("shows what is set up apart from the systems that clones carry", () => {
    const play = new EraPlay("virtual-machines").install("debian", "node-20", "nginx", "web:v1");
    play.do({ type: "saveImage", app: "web:v1" });
    play.onNode(NODE, { type: "runInstances", image: "web:v1", count: 2 });
    play.until(() => play.ready().length === 2);
    const { rows, store } = deskOf(play);
    const [, mine] = machinePictures(rows, store.round, play.era, play.state.tick);
    expect(mine?.ground).toEqual([]);
    expect(mine?.setUp.map(({ kind }) => kind)).toEqual(["os", "runtime", "middleware", "app"]);
    expect(mine?.systemMi).toBe(2048);
  });

  test.each([
    { name: "half done", now: 5000, want: { progress: 0.5, secondsLeft: 5 } },
    { name: "over time, because rows come late", now: 12_000, want: { progress: 1, secondsLeft: 0 } },
  ])("a job $name", ({ now, want }) => {
    const { era } = new EraPlay("by-hand");
    const job = { type: "install", what: "node-20", beganAt: 0, endsAt: 10_000 } as const;
    expect(jobInHand(era, job, now)).toEqual({ type: "install", label: "Node.js 20", ...want });
  });
});
