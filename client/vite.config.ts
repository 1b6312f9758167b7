import { spawn } from "node:child_process";
import { defineConfig, type Plugin } from "vite";

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [gameServer()],
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
