import type { EraBasis } from "../model/era.ts";
import { MIB } from "../model/resources.ts";
import { DEBIAN, DEBIAN_MINIMAL } from "./systems.ts";

/** Virtual machines: installed once, kept as an image in shared storage, cloned at will; each with a system of its own. */
export const VIRTUAL_MACHINES: EraBasis = {
  id: "virtual-machines",
  commands: ["installSoftware", "wipeServer", "saveImage", "runInstances", "stopInstance"],
  systems: [DEBIAN, DEBIAN_MINIMAL],
  workplace: "image",
  ownSystem: true,
  layered: false,
  saveBytesPerSecond: 100 * MIB,
};
