import type { GameMs } from "./meta.ts";
import type { PodSpec } from "./pod.ts";

/** What a machine is made of. The same in every era, so that the figures compare. */
export interface Hardware {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** Shared by all pulls. */
  readonly bandwidthBytesPerSecond: number;
}

/**
 * The inside of a Node: what its own kubelet knows and nobody else sees. The API object (`ClusterNode`) is only what
 * the Node last reported. Written through `kubelet/machines.ts`, which keeps `silentSince` true.
 * Simplified: the operating system and the kubelet itself use no cpu, memory or disk.
 */
export interface Machine extends Hardware {
  readonly nodeName: string;
  readonly power: "on" | "off" | "booting";
  /** When a booting machine is up. */
  readonly bootedAt?: GameMs;
  /** The cable: cut by an incident. */
  readonly network: "up" | "cut";
  /** The person or bot of this seat is connected. A Node whose seat is away cannot be heard. */
  readonly attended: boolean;
  /** When the control plane last heard from it; missing while it is heard all the time. */
  readonly silentSince?: GameMs;
  /** Bytes on disk of each layer, by digest. */
  readonly layers: Readonly<Record<string, number>>;
  /** Images that can be started here, by name with tag. */
  readonly images: Readonly<Record<string, ImageOnDisk>>;
  /** What is being pulled, in order: the first has the whole bandwidth, the others wait (kubelet/pulls.ts). */
  readonly pulls: readonly ImagePull[];
  /** How many millicores everything on it used in the last second; never more than there are. */
  readonly cpuUsedMilli: number;
  /** How many bytes everything on it used in the last second. */
  readonly memoryUsedBytes: number;
  /** Layers, and what Pods wrote, when it was last worked out. */
  readonly diskUsedBytes: number;
  /** When a shortage was last seen; the condition is reported until five minutes of Kubernetes time later. */
  readonly shortages: Readonly<Partial<Record<Shortage, GameMs>>>;
  /** Things that will go wrong here, known only inside: shown to the seat as warnings. */
  readonly warnings: readonly MachineWarning[];
}

export type Shortage = "memory" | "disk";

export interface ImageOnDisk {
  readonly pulledAt: GameMs;
  /** When a container was last started from it; missing when none was. */
  readonly usedAt?: GameMs;
}

export interface ImagePull {
  readonly image: string;
  readonly orderedAt: GameMs;
  /** When it became the first in the line; missing while it waits. */
  readonly startedAt?: GameMs;
  /** Layers that are still missing, in order of download. */
  readonly layers: readonly LayerPull[];
  /** `remainingBytes` was right at this moment; since then the first layers went down by the rate. */
  readonly measuredAt: GameMs;
  /** 0 while it waits or the registry cannot be reached. */
  readonly bytesPerSecond: number;
  /** The registry will refuse it at this moment. */
  readonly failsAt?: GameMs;
}

export interface LayerPull {
  readonly digest: string;
  readonly bytes: number;
  readonly remainingBytes: number;
}

export interface MachineWarning {
  /** Id of the incident that it announces. */
  readonly code: string;
  /** When it will happen. */
  readonly atMs: GameMs;
}

/** A delay that doubles, as client-go's `flowcontrol.Backoff` keeps it. */
export interface BackoffEntry {
  readonly delay: number;
  readonly updatedAt: number;
}

/** How a run of a container ended. */
export interface ContainerExit {
  readonly exitCode: number;
  /** As kubelet reports it: Error, OOMKilled, Completed ... */
  readonly reason: string;
  readonly startedAt: GameMs;
  readonly finishedAt: GameMs;
}

/** What is really going on in one container, as its kubelet sees it. */
export interface ContainerRuntime {
  readonly name: string;
  /**
   * - `waiting`: no process; `waitingReason` says why.
   * - `starting`: the process runs but cannot answer yet.
   * - `running`: it answers, unless it hangs.
   * - `stopping`: it was asked to end.
   * - `exited`: it ended and `lastExit` says how.
   */
  readonly state: "waiting" | "starting" | "running" | "stopping" | "exited";
  /** Start of the present state. */
  readonly since: GameMs;
  /** As kubelet reports it: ContainerCreating, ImagePullBackOff, CrashLoopBackOff ... Empty when not waiting. */
  readonly waitingReason: string;
  /** When the present process began; missing while there is none. */
  readonly startedAt?: GameMs;
  /** It runs but answers nobody. Only a restart helps. */
  readonly hung: boolean;
  /** While stopping: when SIGTERM is sent (after the preStop hook), and when SIGKILL is. */
  readonly signalAt?: GameMs;
  readonly killAt?: GameMs;
  /** While stopping: SIGTERM was sent, so it takes no new requests. */
  readonly signalled?: boolean;
  /** A person ordered a restart: it happens at once, whatever the back-off. */
  readonly restartOrdered?: boolean;
  readonly lastExit?: ContainerExit;
  readonly restartCount: number;
  /** Before the next restart (CrashLoopBackOff). Game time. */
  readonly crashBackoff?: BackoffEntry;
  /** Before the next pull (ImagePullBackOff). Game time. */
  readonly pullBackoff?: BackoffEntry;
  readonly probes: Readonly<Partial<Record<ProbeType, ProbeRecord>>>;
}

export type ProbeType = "startup" | "liveness" | "readiness";
export type ProbeResult = "Success" | "Failure" | "Unknown";

/** What a prober remembers of one probe. */
export interface ProbeRecord {
  /** What the rest of the kubelet sees: changes only after enough equal answers in a row. */
  readonly result: ProbeResult;
  /** Equal answers in a row, and which. */
  readonly streak: number;
  readonly streakOf: "Success" | "Failure";
  /** Not asked again before there is a new container: a failed liveness probe, a startup probe with a result. */
  readonly onHold: boolean;
  /** When it was last asked. */
  readonly askedAt?: GameMs;
}

/** Why and until when a Pod ends. */
export interface PodTermination {
  readonly why: "deleted" | "evicted";
  readonly killAt: GameMs;
}

/** What an incident does to one Pod until it is restarted. */
export interface PodTrouble {
  readonly since: GameMs;
  readonly leakBytesPerSecond: number;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** Logs and other files that it wrote to the machine's disk. */
  readonly diskBytes: number;
}

/** A Pod as it really is on its machine, which the control plane learns only while the machine is heard. */
export interface PodRuntime {
  readonly podKey: string;
  readonly podUid: string;
  readonly nodeName: string;
  /** As the kubelet last heard it: it goes by this while the machine is cut off. */
  readonly spec: PodSpec;
  /** Where this Pod is in its life. */
  readonly stage: PodStage;
  readonly since: GameMs;
  /** When its kubelet took it on: `status.startTime`. */
  readonly admittedAt: GameMs;
  readonly podIP?: string;
  /** The Node seat ordered the start. Matters only while the kubelet is played by hand. */
  readonly startOrdered: boolean;
  readonly termination?: PodTermination;
  /** Set when the kubelet evicted it; becomes the Pod's reason and message. */
  readonly eviction?: { readonly reason: string; readonly message: string };
  readonly containers: readonly ContainerRuntime[];
  readonly initContainers: readonly ContainerRuntime[];
  readonly trouble?: PodTrouble;
  /** Requests per second it was sent in the last second. */
  readonly rps: number;
  /** What it got and what it would have used with enough cpu. */
  readonly cpuUsedMilli: number;
  readonly cpuWantedMilli: number;
  readonly memoryUsedBytes: number;
}

/**
 * Where a Pod is in its life, as its machine sees it:
 * - `image`: an image is missing and nobody pulls it; `pulling`: it is pulled; `pull-failed`: the registry refused.
 * - `startable`: waits for a person to start it; `starting`: the process runs but cannot answer yet.
 * - `running`: it answers, ready or not; `hung`: it runs and answers nobody.
 * - `crashed`: it ended and waits for its restart.
 * - `terminating`: it was asked to end; `finished`: it ended for good.
 */
export type PodStage =
  | "image"
  | "pulling"
  | "pull-failed"
  | "startable"
  | "starting"
  | "running"
  | "hung"
  | "crashed"
  | "terminating"
  | "finished";

/** A machine that is on, connected, empty and idle. */
export const makeMachine = (nodeName: string, hardware: Hardware): Machine => ({
  nodeName,
  cpuMilli: hardware.cpuMilli,
  memoryBytes: hardware.memoryBytes,
  diskBytes: hardware.diskBytes,
  bandwidthBytesPerSecond: hardware.bandwidthBytesPerSecond,
  power: "on",
  network: "up",
  attended: true,
  layers: {},
  images: {},
  pulls: [],
  cpuUsedMilli: 0,
  memoryUsedBytes: 0,
  diskUsedBytes: 0,
  shortages: {},
  warnings: [],
});

/** The machine's kubelet can talk to the control plane, and requests can reach its Pods. */
export const isMachineReachable = (machine: Machine): boolean =>
  machine.power === "on" && machine.network === "up" && machine.attended;

/** Key of a Pod in the `runtimes` table: one machine's Pods stand together. */
export const runtimeKey = (nodeName: string, podKey: string): string => `${nodeName}\u0000${podKey}`;

/** Begins the keys of all Pods of a machine in the `runtimes` table. */
export const runtimePrefix = (nodeName: string): string => `${nodeName}\u0000`;
