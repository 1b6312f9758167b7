import type { EraRules, Software } from "../model/era.ts";

/** Something that can be installed in an era; undefined for what nobody has heard of. */
export const findSoftware = (era: EraRules, id: string): Software | undefined =>
  era.systems.find((software) => software.id === id) ?? era.software.find((software) => software.id === id);

const familyOf = (era: EraRules, id: string): string => findSoftware(era, id)?.family ?? id;

/** The apps: what instances are made of. */
export const appsOf = (era: EraRules): readonly Software[] =>
  era.software.filter(({ kind }) => kind === "app");

/** The first thing that has to be installed before `software`, or again because something replaced it. */
export const missingNeed = (
  era: EraRules,
  { needs }: Software,
  installed: readonly string[],
): string | undefined =>
  needs.find((need) => !installed.some((id) => id === need || familyOf(era, id) === need));

/** What is installed after `software` was: another version of it is gone. */
export const withSoftware = (
  era: EraRules,
  installed: readonly string[],
  { id, family }: Software,
): readonly string[] => [...installed.filter((other) => familyOf(era, other) !== family), id];

/** Everything that an app runs on, lowest first, and the app itself. */
export const recipeOf = (era: EraRules, app: Software, system: Software): readonly Software[] => [
  system,
  ...app.needs.flatMap((need) => era.software.filter(({ id }) => id === need)),
  app,
];
