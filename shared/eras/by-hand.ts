import type { EraBasis } from "../model/era.ts";
import { DEBIAN } from "./systems.ts";

/** Servers by hand: everything is installed where it runs, on every server again. */
export const BY_HAND: EraBasis = {
  id: "by-hand",
  commands: ["installSoftware", "wipeServer", "stopInstance"],
  systems: [DEBIAN],
  workplace: "server",
  ownSystem: false,
  layered: false,
  saveBytesPerSecond: 0,
};
