import type { GameMs } from "./meta.ts";

/**
 * The inside of a Node: what its own kubelet knows and nobody else sees. The API object (`ClusterNode`) is only what
 * the Node last reported.
 */
export interface Machine {
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
  /** Shared by all pulls. */
  readonly bandwidthBytesPerSecond: number;
  readonly diskBytes: number;
  /** Layers on disk by digest. */
  readonly layers: Readonly<Record<string, LayerOnDisk>>;
  /** What is being pulled, in the order it was asked for; the first ones get the bandwidth (see kubelet/pulls). */
  readonly pulls: readonly ImagePull[];
  /** How many millicores everything on it used in the last second. */
  readonly cpuUsedMilli: number;
  /** How many bytes everything on it used in the last second. */
  readonly memoryUsedBytes: number;
  /** Things that will go wrong here, known only inside: shown to the seat as warnings. */
  readonly warnings: readonly MachineWarning[];
}

export interface LayerOnDisk {
  readonly bytes: number;
  readonly lastUsedAt: GameMs;
}

export interface ImagePull {
  readonly image: string;
  readonly startedAt: GameMs;
  /** Layers that are still missing, in order of download. */
  readonly layers: readonly { readonly digest: string; readonly remainingBytes: number }[];
  /** `remainingBytes` was right at this moment; since then the first layer went down by the rate. */
  readonly measuredAt: GameMs;
  readonly bytesPerSecond: number;
}

export interface MachineWarning {
  readonly code: string;
  /** When it will happen. */
  readonly atMs: GameMs;
}

/** What is really going on in one container, as its kubelet sees it. */
export interface ContainerRuntime {
  readonly name: string;
  readonly state: "waiting" | "starting" | "running" | "exited";
  /** Start of the present state. */
  readonly since: GameMs;
  /** When the present process began; missing before the first start. */
  readonly startedAt?: GameMs;
  /** It runs but answers nobody. Only a restart helps. */
  readonly hung: boolean;
  readonly leakedBytes: number;
  readonly exitCode?: number;
  /** Why it ended, as kubelet would report it: Error, OOMKilled, Completed ... */
  readonly exitReason?: string;
  readonly restartCount: number;
  /** The next start is not before this moment (CrashLoopBackOff). */
  readonly backOffUntil?: GameMs;
  /** The present back-off, in seconds of Kubernetes time. */
  readonly backOffSeconds: number;
  readonly probes: Readonly<Partial<Record<ProbeType, ProbeRecord>>>;
}

export type ProbeType = "startup" | "liveness" | "readiness";

/** What a prober remembers of one probe. */
export interface ProbeRecord {
  readonly result: "Success" | "Failure" | "Unknown";
  /** Equal answers in a row, and which. */
  readonly streak: number;
  readonly streakOf: "success" | "failure";
  readonly nextAt: GameMs;
}

/** A Pod as it really is on its machine, which the control plane learns only while the machine is heard. */
export interface PodRuntime {
  readonly podKey: string;
  readonly podUid: string;
  readonly nodeName: string;
  /** Where this Pod is in its life; names of the kubelet's stages (kubelet/registry). */
  readonly stage: string;
  readonly since: GameMs;
  readonly containers: readonly ContainerRuntime[];
  readonly initContainers: readonly ContainerRuntime[];
  /** Requests per second it served in the last second. */
  readonly rps: number;
  readonly cpuUsedMilli: number;
  readonly memoryUsedBytes: number;
}

/** The machine's kubelet can talk to the control plane, and requests can reach its Pods. */
export const isMachineReachable = (machine: Machine): boolean =>
  machine.power === "on" && machine.network === "up" && machine.attended;

/** Key of a Pod in the `runtimes` table: one machine's Pods stand together. */
export const runtimeKey = (nodeName: string, podKey: string): string => `${nodeName}\u0000${podKey}`;
