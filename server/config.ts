import { statSync } from "node:fs";
import { z } from "zod";

const number = (low: number, high: number, fallback: number) =>
  z.coerce.number().int().min(low).max(high).default(fallback);

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .default("")
  .transform((value) => value === "1" || value === "true");

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Every setting: its environment variable, what is allowed, the default and a line of help. */
const SETTINGS = z.object({
  PORT: number(0, 65_535, 2567).describe("Port to listen on; 0 takes a free one."),
  HOST: z.string().default("").describe("Address to listen on; empty listens on all."),
  DATA_DIR: z.string().min(1).default("./data").describe("Folder for everything that is kept."),
  COURSES_DIR: z
    .string()
    .refine((path) => path === "" || isFolder(path), "there is no such folder")
    .default("")
    .describe("Folder of course files (*.yaml) that are offered beside ours; empty: none."),
  PUBLIC_URL: z
    .union([z.url({ protocol: /^https?$/ }), z.literal("")])
    .default("")
    .describe("Address that players open, as in https://crew.example.org; empty: found out by itself."),
  HOST_PASSWORD: z
    .string()
    .regex(/^[\x20-\x7e]*$/, "only ASCII characters travel in a header")
    .default("")
    .describe("Password for opening classrooms; empty: anybody may."),
  MAX_CLASSROOMS: number(1, 100_000, 500).describe("Classrooms that may be open at the same time."),
  MAX_PLAYERS: number(1, 144, 100).describe("Players in one classroom."),
  IDLE_MINUTES: number(1, 10_080, 120).describe(
    "A classroom and its data end so long after the last person left.",
  ),
  COVER_SECONDS: number(1, 3600, 45).describe(
    "After so long without a connection a bot covers a seat in play.",
  ),
  RESUME_SECONDS: number(1, 600, 60).describe(
    "How long a dropped connection can be taken up again as it was.",
  ),
  CREATE_PER_MINUTE: number(1, 100_000, 60).describe("Classrooms that one address may open in a minute."),
  WRONG_CODES_PER_MINUTE: number(1, 100_000, 60).describe(
    "Wrong codes that one address may try in a minute.",
  ),
  TRUST_PROXY: flag.describe("1 behind a reverse proxy: believe its X-Forwarded-* headers."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("What is logged, as JSON lines on the standard error output."),
});
export type Settings = z.infer<typeof SETTINGS>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings, or a line for each wrong one. */
export function readSettings(env: Environment): { settings: Settings } | { problems: readonly string[] } {
  const known = Object.keys(SETTINGS.shape);
  // An empty variable counts as missing, as shells and compose files leave them behind.
  const given = Object.fromEntries(known.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = SETTINGS.safeParse(given);
  if (parsed.success) return { settings: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
}

/** A line for each setting, for `--help`. */
export function describeSettings(): string {
  const defaults: Readonly<Record<string, unknown>> = SETTINGS.parse({});
  return Object.entries(SETTINGS.shape)
    .map(([name, schema]) => {
      const fallback = JSON.stringify(defaults[name]);
      return `  ${name.padEnd(24)}${schema.description ?? ""} Default: ${fallback}`;
    })
    .join("\n");
}
