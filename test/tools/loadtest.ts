import { parseArgs } from "node:util";
import { LoadClassroom, type Measurements, newMeasurements } from "./load/classroom.ts";
import { ServerProcess, type ServerUsage, serverUsage } from "./load/server-process.ts";
import { percentiles, round } from "./load/stats.ts";

const USAGE = `Fills classrooms with players over real connections, lets them play, and prints what it was like.

npm run loadtest -- --players N [--teams T] [--seconds S] [--url URL] [--json]

  --players  how many people, 1 to 10000
  --teams    in how many teams (default: about six people each)
  --seconds  how long they play, 1 to 3600 (default 20)
  --url      a server that runs; without it one is started for the test, on this machine
  --json     one line of JSON

A server with a password takes it from HOST_PASSWORD. Ends by itself.`;

const EXIT_USAGE = 2;
/** A classroom of this size is a class; more people make more classrooms. */
const PLAYERS_PER_CLASSROOM = 30;
const MAX_TEAMS_PER_CLASSROOM = 12;
const JOINS_AT_ONCE = 16;
/** On top of the time to play: whatever hangs must not hang for ever. */
const GRACE_MS = 120_000;

interface Plan {
  readonly players: number;
  readonly teams: number;
  readonly seconds: number;
  readonly url: string | undefined;
  readonly json: boolean;
}

/** @throws Error for arguments that make no sense */
function readPlan(args: readonly string[]): Plan | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      players: { type: "string" },
      teams: { type: "string" },
      seconds: { type: "string", default: "20" },
      url: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const players = whole("players", values.players, 1, 10_000);
  const teams =
    values.teams === undefined
      ? Math.max(1, Math.round(players / 6))
      : whole("teams", values.teams, 1, players);
  const seconds = whole("seconds", values.seconds, 1, 3600);
  return { players, teams, seconds, url: values.url?.replace(/\/+$/, ""), json: values.json };
}

function whole(name: string, text: string | undefined, low: number, high: number): number {
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value) || value < low || value > high) {
    throw new Error(`--${name} has to be a whole number from ${low} to ${high}`);
  }
  return value;
}

/** Sizes of so many parts that differ by one at most. */
const shares = (total: number, parts: number): readonly number[] =>
  Array.from({ length: parts }, (_, i) => Math.floor((total + i) / parts));

/** Calls `work` for every item, so many at a time. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

async function openClassrooms(
  plan: Plan,
  url: string,
  measured: Measurements,
): Promise<readonly LoadClassroom[]> {
  const count = Math.max(
    Math.ceil(plan.players / PLAYERS_PER_CLASSROOM),
    Math.ceil(plan.teams / MAX_TEAMS_PER_CLASSROOM),
  );
  const classrooms = shares(plan.players, count).map(() => new LoadClassroom(url, measured));
  await inParallel([...classrooms.entries()], JOINS_AT_ONCE, ([i, classroom]) =>
    classroom.open(`load ${i}`, process.env["HOST_PASSWORD"] ?? ""),
  );
  const places = shares(plan.players, count).flatMap((size, i) => Array.from({ length: size }, () => i));
  await inParallel([...places.entries()], JOINS_AT_ONCE, async ([number, i]) => {
    await classrooms[i]
      ?.addPlayer(number)
      .catch((error: unknown) => measured.errors.add(`join ${String(error)}`));
  });
  return classrooms;
}

/** Plays and measures. The times before everybody plays do not count. */
async function run(plan: Plan, url: string): Promise<object> {
  const measured = newMeasurements();
  const classrooms = await openClassrooms(plan, url, measured);
  const teams = shares(plan.teams, classrooms.length);
  await inParallel([...classrooms.entries()], JOINS_AT_ONCE, ([i, classroom]) =>
    classroom.play(Math.max(1, teams[i] ?? 1)),
  );
  const began = {
    at: performance.now(),
    own: process.cpuUsage(),
    server: await serverUsage(url),
    bytes: measured.bytes,
  };
  await new Promise((resolve) => setTimeout(resolve, plan.seconds * 1000));
  const seconds = (performance.now() - began.at) / 1000;
  const own = process.cpuUsage(began.own);
  const server = await serverUsage(url);
  const bytes = measured.bytes - began.bytes;
  await Promise.all(classrooms.map((classroom) => classroom.stop()));
  return {
    players: plan.players,
    teams: plan.teams,
    classrooms: classrooms.length,
    seconds: round(seconds),
    actions: measured.actions,
    accepted: measured.accepted,
    actionToScreenMs: percentiles(measured.screenMs),
    answerMs: percentiles(measured.answerMs),
    joinMs: percentiles(measured.joinMs),
    bytesPerPlayerPerSecond: round(bytes / plan.players / seconds),
    refusals: measured.refusals,
    errors: measured.errors,
    server: usageBetween(began.server, server, seconds),
    generatorCpuPercent: round((own.user + own.system) / 10_000 / seconds),
  };
}

function usageBetween(
  before: ServerUsage | undefined,
  after: ServerUsage | undefined,
  seconds: number,
): object | null {
  if (before === undefined || after === undefined) return null;
  return {
    cpuPercent: round(((after.cpuSeconds - before.cpuSeconds) / seconds) * 100),
    rssMb: round(after.rssBytes / 1_000_000),
    eventLoopP99Ms: round(after.eventLoopP99Ms),
  };
}

async function main(): Promise<number> {
  let plan: Plan | "help";
  try {
    plan = readPlan(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return EXIT_USAGE;
  }
  if (plan === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  // The SDK tells of its reconnections on the console; they are counted instead.
  console.log = () => undefined;
  console.warn = () => undefined;
  const server = plan.url === undefined ? await ServerProcess.start() : undefined;
  const deadline = setTimeout(
    () => {
      process.stderr.write("The load test hangs and gives up.\n");
      void server?.stop().finally(() => process.exit(1));
    },
    plan.seconds * 1000 + GRACE_MS + plan.players * 50,
  );
  try {
    const report = await run(plan, plan.url ?? server?.url ?? "");
    process.stdout.write(`${plan.json ? JSON.stringify(report) : JSON.stringify(report, undefined, 2)}\n`);
    return 0;
  } finally {
    clearTimeout(deadline);
    await server?.stop();
  }
}

process.exit(await main());
