import { defineConfig } from "vitest/config";

const shared = {
  pool: "forks",
  globals: false,
  restoreMocks: true,
  unstubEnvs: true,
} as const;

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/browser/**"],
          testTimeout: 20_000,
          maxWorkers: "100%",
          // Not 0: on a machine with one worker, vitest puts group 0 last.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          // Whole flows through a built client, a real server and Chromium: one file at a time, after the rest.
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A browser on a busy machine is late now and then. What needed a second try is shown as retried.
          retry: process.env["CI"] ? 1 : 0,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
