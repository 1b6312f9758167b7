import type { EraId } from "../../shared/model/era.ts";
import type { TermName } from "./term.tsx";

/** The words that an era brings, the new ones first; each explains itself when pressed. */
export const ERA_WORDS = {
  "by-hand": ["os", "runtime", "middleware", "redundancy"],
  "virtual-machines": ["virtualMachine", "vmImage", "os", "redundancy"],
  containers: ["container", "image", "layer", "build", "registry"],
} as const satisfies Record<EraId, readonly TermName[]>;
