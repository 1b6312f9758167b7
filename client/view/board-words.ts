/** The few words that stand in the picture itself. Real terms stay as they are in every language. */
export interface BoardWords {
  /** Sign of the quay where Pods wait. */
  readonly pending: string;
  readonly registry: string;
  /** Sign of the harbour office. */
  readonly controlPlane: string;
  readonly cpu: string;
  readonly memory: string;
  readonly notReady: string;
  readonly cordoned: string;
  /** Unit after a number of requests per second. */
  readonly perSecond: string;
}

/** What a board shows when its page gave it no words. */
export const DEFAULT_WORDS: BoardWords = {
  pending: "Pending",
  registry: "registry",
  controlPlane: "Control Plane",
  cpu: "CPU",
  memory: "MEM",
  notReady: "NotReady",
  cordoned: "cordoned",
  perSecond: "/s",
};
