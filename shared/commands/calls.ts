/** What a call may be about; each reader sees it in their own language. */
export const CALL_PARAMS = ["node", "pod", "app"] as const;
export type CallParam = (typeof CALL_PARAMS)[number];

/** A short ready-made message, for rooms where people cannot simply talk. */
export interface CallDefinition {
  /** Stable; the client's words for it are under this name. */
  readonly id: string;
  /** What has to be named. */
  readonly needs: readonly CallParam[];
}

const define = <const Id extends string>(id: Id, ...needs: CallParam[]) => ({ id, needs }) as const;

/** Every call, in the order in which they are offered. One line each. */
export const CALLS = [
  define("im-full"),
  define("have-room"),
  define("drain-me"),
  define("something-is-wrong"),
  define("pod-is-stuck", "pod"),
  define("pull-done", "app"),
  define("i-take", "app"),
  define("looks-well", "app"),
  define("is-broken", "app"),
  define("who-has-room"),
  define("pull-please", "node", "app"),
  define("restart-please", "pod"),
  define("look-at", "node"),
  define("please-wait"),
  define("on-it"),
  define("yes"),
  define("no"),
  define("thanks"),
] as const satisfies readonly CallDefinition[];

export const CALL_IDS = CALLS.map(({ id }) => id);
export type CallId = (typeof CALL_IDS)[number];

/** What a call has to name. */
export const callNeeds = (id: CallId): readonly CallParam[] =>
  CALLS.find((call) => call.id === id)?.needs ?? [];
