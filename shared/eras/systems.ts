import type { Software } from "../model/era.ts";
import { GIB, MIB } from "../model/resources.ts";

/** A whole operating system, as an installer puts it on a server. */
export const DEBIAN: Software = {
  id: "debian",
  label: "Debian",
  kind: "os",
  family: "os",
  needs: [],
  installMs: 9000,
  bytes: 180 * MIB,
  guest: { cpuMilli: 250, memoryBytes: 1 * GIB, diskBytes: 4 * GIB, bootMs: 8000 },
};

/** The same with everything thrown out that a server does not need. That takes a while, and pays with every copy. */
export const DEBIAN_MINIMAL: Software = {
  id: "debian-minimal",
  label: "Debian minimal",
  kind: "os",
  family: "os",
  needs: [],
  installMs: 15_000,
  bytes: 80 * MIB,
  guest: { cpuMilli: 150, memoryBytes: 512 * MIB, diskBytes: 2 * GIB, bootMs: 6000 },
  suffix: "-minimal",
};

/** Only the files of one: the kernel is the machine's. Nobody installs it, it is the ready-made lowest layer. */
export const DEBIAN_BASE: Software = {
  id: "debian-base",
  label: "Debian base image",
  kind: "os",
  family: "os",
  needs: [],
  installMs: 0,
  bytes: 50 * MIB,
};
