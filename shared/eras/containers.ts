import type { EraBasis } from "../model/era.ts";
import { DEBIAN_BASE } from "./systems.ts";

/** Containers: the recipe is written down and built in layers; instances share the system of the machine. */
export const CONTAINERS: EraBasis = {
  id: "containers",
  commands: ["buildImage", "pushImage", "runInstances", "stopInstance"],
  systems: [DEBIAN_BASE],
  workplace: "image",
  ownSystem: false,
  layered: true,
  saveBytesPerSecond: 0,
};
