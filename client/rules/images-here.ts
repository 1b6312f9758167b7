import type { MachineRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { matters } from "./app-sheet.ts";

/** An image that Pods will need, and whether a machine has it. */
export interface ImageHere {
  readonly image: string;
  readonly style: number;
  readonly state: "here" | "coming" | "missing";
}

/** The images of all apps that matter now or soon, and of the versions that are ordered. */
export function imagesHere(rows: ClusterRows, machine: MachineRow): readonly ImageHere[] {
  // The projection writes both texts; their shape is in rows.ts.
  const here = JSON.parse(machine.images) as readonly string[];
  const pulls = JSON.parse(machine.pulls) as readonly { image: string }[];
  return [...rows.apps.values()]
    .filter(matters)
    .sort((a, b) => a.style - b.style)
    .flatMap(({ image, orderedImage, style }) =>
      [...new Set([image, orderedImage])]
        .filter((name) => name !== "")
        .map((name): ImageHere => {
          const isComing = pulls.some((pull) => pull.image === name);
          return {
            image: name,
            style,
            state: here.includes(name) ? "here" : isComing ? "coming" : "missing",
          };
        }),
    );
}
