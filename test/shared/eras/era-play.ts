import { byHand } from "../../../shared/chapters/by-hand.ts";
import { containers } from "../../../shared/chapters/containers.ts";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { virtualMachines } from "../../../shared/chapters/virtual-machines.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import type { EraId, EraRules, Workbench } from "../../../shared/model/era.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { invariant } from "../../../shared/util/invariant.ts";
import { Play } from "../play.ts";

const CHAPTERS = {
  "by-hand": byHand,
  "virtual-machines": virtualMachines,
  containers,
} as const satisfies Record<EraId, Chapter>;

/** The rules of an era, with the company's software. */
export function eraOf(id: EraId): EraRules {
  const { era } = CHAPTERS[id];
  invariant(era, "a chapter of an era has its rules", { id });
  return era;
}

/** A round of an era in which nothing happens by itself. tokyo-1 is the machine that is looked at. */
export class EraPlay extends Play {
  constructor(id: EraId, nodes: readonly string[] = ["tokyo-1", "osaka-1"]) {
    super();
    const chapter: Chapter = { ...CHAPTERS[id], script: () => [] };
    this.state = makeRound(chapter, { seed: "era", timings: TIMINGS.classroom, nodes });
  }

  get era(): EraRules {
    const { era } = this.state.settings;
    invariant(era, "this is a round of an era", {});
    return era;
  }

  bench(node = "tokyo-1"): Workbench {
    return this.state.workbenches.get(node) ?? { nodeName: node, installed: [] };
  }

  /** Gives a command as the seat of a machine and waits until its hands are free. Fails where it is refused. */
  do(command: Command, node = "tokyo-1"): this {
    const [refusal] = this.onNode(node, command);
    invariant(refusal === undefined, "the command is refused", {
      command: command.type,
      code: refusal?.code ?? "",
    });
    this.until(() => this.bench(node).job === undefined);
    return this;
  }

  /** Installs one thing after another. */
  install(...software: readonly string[]): this {
    for (const id of software) this.do({ type: "installSoftware", software: id });
    return this;
  }

  /** The code with which a command of a machine's seat is refused; undefined where it is accepted. */
  codeOf(command: Command, node = "tokyo-1"): string | undefined {
    return this.onNode(node, command)[0]?.code;
  }

  /** Instances of an image on a machine, by name. */
  instances(image: string, node = "tokyo-1"): readonly string[] {
    return [...this.state.pods.values()]
      .filter(({ spec }) => spec.nodeName === node && spec.containers[0]?.image === image)
      .map(({ metadata }) => metadata.name);
  }

  ready(): readonly string[] {
    return [...this.state.pods.values()]
      .map(({ metadata }) => metadata.name)
      .filter((name) => this.isReady(name));
  }
}
