import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { type Simplification, simplificationsIn } from "./pages/about/simplifications.ts";

const ROOT = join(import.meta.dirname, "..");

const SERVER = `http://localhost:${process.env["PORT"] ?? 2567}`;

/** `npm run dev` starts the game server beside Vite; it restarts on each change and ends with Vite. */
function gameServer(): Plugin {
  return {
    name: "cluster-crew:game-server",
    apply: (_config, { command, isPreview }) =>
      command === "serve" && isPreview !== true && !process.env["VITEST"],
    configureServer(vite) {
      const child = spawn("node", ["--watch", "server/index.ts"], { stdio: "inherit" });
      vite.httpServer?.once("close", () => child.kill());
      process.once("exit", () => child.kill());
    },
  };
}

/** What goes to people's browsers: named on the About page with its licence. */
const SHIPPED = [
  "preact",
  "@preact/signals",
  "phaser",
  "@colyseus/sdk",
  "@colyseus/schema",
  "zod",
  "sorted-btree",
  "uqr",
];

/** `virtual:about`: what the sources say they leave out of Kubernetes, and the licences of what we ship. */
function about(): Plugin {
  const id = "virtual:about";
  return {
    name: "cluster-crew:about",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const [simplifications, packages] = await Promise.all([
        readSimplifications(),
        Promise.all(SHIPPED.map(readPackage)),
      ]);
      return `export const simplifications = ${JSON.stringify(simplifications)};
export const packages = ${JSON.stringify(packages)};`;
    },
  };
}

async function readSimplifications(): Promise<readonly Simplification[]> {
  const files = (await readdir(join(ROOT, "shared"), { recursive: true })).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = await Promise.all(
    files.sort().map(async (file) => {
      const path = `shared/${file.replaceAll("\\", "/")}`;
      return simplificationsIn(path, await readFile(join(ROOT, path), "utf8"));
    }),
  );
  return found.flat();
}

async function readPackage(name: string): Promise<object> {
  const path = join(ROOT, "node_modules", name, "package.json");
  const { version, license } = JSON.parse(await readFile(path, "utf8")) as {
    version: string;
    license: string;
  };
  return { name, version, licence: license };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [gameServer(), about()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  optimizeDeps: { include: ["phaser"] },
  build: {
    // Decided on purpose: phones of about five years ago. Vite's own default is newer.
    target: ["chrome100", "safari15.4", "firefox100"],
    outDir: "dist",
    emptyOutDir: true,
    // Phaser is one file that cannot be split or shaken; it is loaded on demand only.
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      onLog(level, log, handle) {
        // Means that a lazy chunk (Phaser, the network) leaked into the join page.
        if (log.code === "INEFFECTIVE_DYNAMIC_IMPORT") throw new Error(log.message);
        handle(level, log);
      },
    },
  },
  server: {
    host: true,
    proxy: {
      "^/(api|k8s|matchmake|healthz|readyz|metrics)(/|$|\\?)": { target: SERVER },
      // A room's own WebSocket address: /<process>/<room>?sessionId=...
      "^/[\\w-]+/[\\w-]+\\?.*sessionId=": { target: SERVER, ws: true },
    },
  },
});
