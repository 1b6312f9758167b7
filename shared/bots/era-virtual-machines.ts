import type { Command } from "../commands/registry.ts";
import { recipeOf } from "../eras/software.ts";
import { benchOf } from "../eras/workbench.ts";
import type { Software } from "../model/era.ts";
import { imagesToMake, runningWork } from "./era-images.ts";
import type { EraSituation } from "./era-situation.ts";

/** Clones what there is, and sets up the next image with the hands that are free. */
export function virtualMachineWork(situation: EraSituation): readonly Command[] {
  const steps = imagesToMake(situation).flatMap(({ app }) => setUp(situation, app));
  // What is finished is kept before the next thing is begun.
  const next = steps.find(({ type }) => type === "saveImage") ?? steps[0];
  return [...runningWork(situation), ...(next === undefined ? [] : [next])];
}

function setUp(situation: EraSituation, app: Software): readonly Command[] {
  const { era, reader, machine } = situation;
  const { installed } = benchOf(reader, machine.nodeName);
  const system = era.systems.find(({ id }) => installed.includes(id)) ?? wantedSystem(situation);
  if (system === undefined) return [];
  const next = recipeOf(era, app, system).find(({ id }) => !installed.includes(id));
  return next === undefined
    ? [{ type: "saveImage", app: app.id }]
    : [{ type: "installSoftware", software: next.id }];
}

/** Who thinks of every copy takes the small system; most people take the usual one. */
const wantedSystem = ({ era, character }: EraSituation): Software | undefined =>
  character === "perfect" ? era.systems.at(-1) : era.systems[0];
