import type { Command } from "../commands/registry.ts";
import { findSoftware, recipeOf } from "../eras/software.ts";
import { benchOf } from "../eras/workbench.ts";
import type { Software } from "../model/era.ts";
import { type Order, ordersOf, placeOf } from "./era-orders.ts";
import type { EraSituation } from "./era-situation.ts";

/** Of ten servers, how many a team that has thought about it keeps for the app that fights with the others. */
const ODD_ONES_OF_TEN = 3;

/** Installs what is missing, one app after another, on the own server. */
export function byHandWork(situation: EraSituation): readonly Command[] {
  return appsToInstall(situation).flatMap((app) => nextStep(situation, app));
}

/** The first thing that the app still needs here, or the app itself. */
function nextStep({ era, reader, machine }: EraSituation, app: Software): readonly Command[] {
  const { installed } = benchOf(reader, machine.nodeName);
  const [system] = era.systems;
  if (system === undefined) return [];
  const next = recipeOf(era, app, system).find(({ id }) => !installed.includes(id));
  return next === undefined ? [] : [{ type: "installSoftware", software: next.id }];
}

function appsToInstall(situation: EraSituation): readonly Software[] {
  const { era, reader, machine, character, rng } = situation;
  const orders = ordersOf(reader, era).filter(({ wanted }) => wanted > 0);
  const { installed } = benchOf(reader, machine.nodeName);
  const updates = orders.filter((order) => isOutdated(situation, order)).map(({ app }) => app);
  const missing = orders.filter(
    ({ app }) => !installed.some((id) => findSoftware(era, id)?.family === app.family),
  );
  if (character === "perfect") {
    return [...updates, ...agreed(situation, missing)];
  }
  if (character === "clumsy") {
    const wanted = missing.map(({ app }) => app);
    return wanted.length > 0 ? [rng.pick(wanted)] : updates;
  }
  const short = missing.filter(({ wanted, ready }) => ready < wanted);
  const peaceful = short.filter(({ app }) => !fights(situation, app));
  return [...updates, ...mostMissed(peaceful).map(({ app }) => app)];
}

const isOutdated = ({ era, reader, machine }: EraSituation, { app }: Order): boolean =>
  benchOf(reader, machine.nodeName).installed.some(
    (id) => id !== app.id && findSoftware(era, id)?.family === app.family,
  );

/** Whether installing an app would replace something that is here. */
function fights({ era, reader, machine }: EraSituation, app: Software): boolean {
  const { installed } = benchOf(reader, machine.nodeName);
  return app.needs.some((need) => {
    const family = findSoftware(era, need)?.family;
    return (
      family !== undefined && installed.some((id) => id !== need && findSoftware(era, id)?.family === family)
    );
  });
}

const mostMissed = (orders: readonly Order[]): readonly Order[] =>
  orders.toSorted((a, b) => b.failedRps - a.failedRps || b.wanted - b.ready - (a.wanted - a.ready));

/** What this server is for when the team has divided the work: most run all that gets along, a few run the odd one. */
function agreed(situation: EraSituation, missing: readonly Order[]): readonly Software[] {
  const { reader, machine, era } = situation;
  const { index, count } = placeOf(reader, machine.nodeName);
  const isOddServer = index < Math.floor((count * ODD_ONES_OF_TEN) / 10);
  const nodeVersion = isOddServer ? "node-18" : "node-20";
  const apps = missing
    .map(({ app }) => app)
    .filter(({ needs }) =>
      needs.every((need) => need === nodeVersion || findSoftware(era, need)?.family !== "node"),
    );
  // Neighbours begin at different ends, so that nothing is missing everywhere at first.
  return index % 2 === 0 ? apps : apps.toReversed();
}
