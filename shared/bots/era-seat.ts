import type { Command } from "../commands/registry.ts";
import { refusalOf } from "../engine/command-pass.ts";
import { hasImage } from "../kubelet/disk.ts";
import type { EraRules } from "../model/era.ts";
import { splitKey } from "../model/meta.ts";
import { byHandWork } from "./era-by-hand.ts";
import { containerWork } from "./era-containers.ts";
import type { EraSituation } from "./era-situation.ts";
import { virtualMachineWork } from "./era-virtual-machines.ts";
import type { Brain } from "./framework.ts";

/** What there is to do in each era, what matters most first. Some of it may be refused. */
const WORK = {
  "by-hand": byHandWork,
  "virtual-machines": virtualMachineWork,
  containers: containerWork,
} as const satisfies Record<EraRules["id"], (situation: EraSituation) => readonly Command[]>;

/** Keeps what is there alive, then sees to what is missing. */
export const eraSeat: Brain = (situation) => {
  const { reader, seat, slips, rng } = situation;
  const { era } = reader.settings;
  const machine = reader.machines.get(seat.nodeName ?? "");
  if (era === undefined || machine === undefined || machine.power === "booting") return undefined;
  if (machine.power === "off") return { type: "powerOn" };
  const known = { ...situation, era, machine };
  const jobs = [...revivals(known), ...WORK[era.id](known)].filter(
    (command) => !refusalOf(reader, { seat, command }),
  );
  return slips && jobs.length > 0 ? rng.pick(jobs) : jobs[0];
};

/** What died stays dead until somebody starts it. */
function revivals({ reader, machine }: EraSituation): readonly Command[] {
  return [...reader.runtimes.values()].flatMap(({ podKey, stage, spec }): readonly Command[] => {
    const pod = splitKey(podKey).name;
    const image = spec.containers[0]?.image ?? "";
    if (stage === "pull-failed" || stage === "image") return [{ type: "pullImage", image }];
    if (stage !== "hung" && stage !== "crashed") return [];
    return hasImage(machine, image) ? [{ type: "restartContainer", pod }] : [];
  });
}
