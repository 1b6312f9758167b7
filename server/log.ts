import { destination, type Logger, pino } from "pino";
import type { Settings } from "./config.ts";

export type Log = Logger;

/** JSON lines on the standard error output; the standard output is for the addresses that people open. */
export const makeLog = ({ LOG_LEVEL }: Pick<Settings, "LOG_LEVEL">): Log =>
  pino({ level: LOG_LEVEL, base: null }, destination({ dest: 2, sync: true }));

/** What Colyseus prints, as entries of our log. */
export function colyseusLogger(
  log: Log,
): Record<"debug" | "error" | "info" | "trace" | "warn", (...args: unknown[]) => void> {
  const entry =
    (level: "debug" | "warn" | "trace") =>
    (...args: unknown[]): void =>
      log[level]({ from: "colyseus" }, args.map(String).join(" "));
  // It reports every refused join as an error; real faults of ours reach the log by other ways.
  return {
    trace: entry("trace"),
    debug: entry("trace"),
    info: entry("debug"),
    warn: entry("warn"),
    error: entry("debug"),
  };
}
