import { findSoftware } from "../../shared/eras/software.ts";
import type { EraRules, SoftwareKind } from "../../shared/model/era.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { RoundRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { boardModel, type Ghosts } from "../view/board-model.ts";
import type { GaugeView } from "../view/node-view.ts";
import { type PodLook, podShape } from "../view/pod-view.ts";
import { eraReader } from "./era-reader.ts";
import { type JobInHand, jobInHand } from "./recipe.ts";

/** Something that is installed, as a block of the pier or of what is being set up. */
export interface Block {
  readonly id: string;
  readonly kind: SoftwareKind;
  readonly label: string;
}

/** An instance, as a crate; in the time of virtual machines inside a shell with a system of its own. */
export interface CrateOnPier {
  readonly name: string;
  readonly app: string;
  readonly style: number;
  readonly image: string;
  readonly look: PodLook;
  /** 0 to 1 while its image arrives. */
  readonly progress: number | undefined;
  readonly needsHand: boolean;
  /** MiB for the system that it carries; 0 where it carries none. */
  readonly systemMi: number;
}

/** One machine of an era as a pier: what stands on it, how full it is, and what somebody does there. */
export interface MachinePicture {
  readonly node: string;
  /** `silent`: nothing is heard of it by those who do not see its inside. */
  readonly power: "on" | "off" | "booting" | "unknown" | "silent";
  /** Installed on the machine itself, lowest first: by hand. */
  readonly ground: readonly Block[];
  /** Installed in what will become an image, lowest first: virtual machines. */
  readonly setUp: readonly Block[];
  readonly crates: readonly CrateOnPier[];
  readonly cpu: GaugeView;
  readonly memory: GaugeView;
  /** How much of the reserved memory goes to the systems that instances carry. */
  readonly systemMi: number;
  readonly job: JobInHand | undefined;
}

const NO_GHOSTS: Ghosts = new Map();

/** All machines of a team, in the order of their names. What a client cannot see of them is not in the picture. */
export function machinePictures(
  rows: ClusterRows,
  round: RoundRow,
  era: EraRules,
  tick: number,
): readonly MachinePicture[] {
  const model = boardModel({ ...round, rows, tick, ghosts: NO_GHOSTS });
  const reader = eraReader(rows, round, era);
  return model.nodes.map(({ name, ready, cpu, memory }) => {
    const bench = reader.workbenches.get(name);
    const blocks = (bench?.installed ?? []).flatMap((id): readonly Block[] => {
      const software = findSoftware(era, id);
      const isInstance = software?.kind === "app" && era.workplace === "server";
      return software === undefined || isInstance ? [] : [{ id, kind: software.kind, label: software.label }];
    });
    const pods = model.pods.filter(({ node }) => node === name);
    const crates = pods.map((pod): CrateOnPier => {
      const { image, systemMi } = podShape(rows.templates.get(rows.pods.get(pod.name)?.template ?? ""));
      return {
        name: pod.name,
        app: pod.app,
        style: pod.style,
        image,
        look: pod.look,
        progress: pod.progress,
        needsHand: pod.needsHand,
        systemMi,
      };
    });
    const power = reader.machines.get(name)?.power ?? (ready ? "unknown" : "silent");
    return {
      node: name,
      power,
      ground: era.workplace === "server" ? blocks : [],
      setUp: era.workplace === "image" ? blocks : [],
      crates,
      cpu,
      memory,
      systemMi: crates.reduce((sum, crate) => sum + crate.systemMi, 0),
      job: jobInHand(era, bench?.job, tick * TICK_MS),
    };
  });
}
