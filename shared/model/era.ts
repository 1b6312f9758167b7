import type { GameMs } from "./meta.ts";

/** How applications come to run: before there was anything that does it for you. */
export const ERA_IDS = ["by-hand", "virtual-machines", "containers"] as const;
export type EraId = (typeof ERA_IDS)[number];

/** Types of the commands that only the eras have. */
export const ERA_COMMANDS = [
  "installSoftware",
  "wipeServer",
  "saveImage",
  "buildImage",
  "pushImage",
  "runInstances",
  "stopInstance",
] as const;
export type EraCommand = (typeof ERA_COMMANDS)[number];

export type SoftwareKind = "os" | "runtime" | "middleware" | "app";

/** What an operating system costs whoever carries one of its own. */
export interface GuestSystem {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** From power on until programs can be started. */
  readonly bootMs: GameMs;
}

/** Something that has to be installed before an app runs, or the app itself. The same in every era. */
export interface Software {
  /** As in "node-20"; of an app it is the name of its image, as in "web:v1". */
  readonly id: string;
  /** Its own name, the same in every language. */
  readonly label: string;
  readonly kind: SoftwareKind;
  /** Of a family only one version can be installed in one place: another one replaces it. */
  readonly family: string;
  /** Ids or families of what has to be there first, lowest first. */
  readonly needs: readonly string[];
  readonly installMs: GameMs;
  readonly bytes: number;
  /** Of an operating system. */
  readonly guest?: GuestSystem;
  /** Of an operating system: ends the names of images that are made with it; missing: nothing. */
  readonly suffix?: string;
}

/** In which order an image's layers are stacked: what changes often last, or right after the operating system. */
export const LAYER_ORDERS = ["code-last", "code-first"] as const;
export type LayerOrder = (typeof LAYER_ORDERS)[number];

/**
 * How instances come to be in a round, and what each costs: all that the eras differ in. The machines, what there is to
 * install and how long it takes, orders, demand and failures are the same.
 */
export interface EraRules {
  readonly id: EraId;
  readonly commands: readonly EraCommand[];
  /** The operating systems to choose from. */
  readonly systems: readonly Software[];
  /** What else is there to install, in the order in which it is shown: the same in every era. */
  readonly software: readonly Software[];
  /**
   * Where software is installed: on the `server` itself, where it then runs; or in something that `image`s are made of.
   * On a server an app runs once, because it has one port; versions that fight break what runs.
   */
  readonly workplace: "server" | "image";
  /** Every instance carries the operating system that it was made with. */
  readonly ownSystem: boolean;
  /** An image is layers, which are shared and cached, the lowest ready-made from the registry; else it is one piece. */
  readonly layered: boolean;
  /** How fast a finished system is written down as an image; 0 where that is not done. */
  readonly saveBytesPerSecond: number;
}

/** An era without what the company of a round has to install. */
export type EraBasis = Omit<EraRules, "software">;

/** What a person does on a machine that takes its time. One pair of hands: one at a time. */
export interface WorkbenchJob {
  readonly type: "install" | "wipe" | "save" | "build" | "push";
  /** Id of the software, or name of the image; empty for a wipe. */
  readonly what: string;
  readonly beganAt: GameMs;
  readonly endsAt: GameMs;
}

/** The work of one machine's seat in the eras before Kubernetes. */
export interface Workbench {
  readonly nodeName: string;
  /** Ids of what is installed here, in order: on the server, or in the machine that will become an image. */
  readonly installed: readonly string[];
  readonly job?: WorkbenchJob;
}

/** An image that all machines can get: in the registry, or in the storage that virtual machines are kept in. */
export interface PublishedImage {
  readonly image: string;
  /** The machine that it was made on. */
  readonly nodeName: string;
  readonly at: GameMs;
}
