import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";

const START_MS = 20_000;

/** A server of our own for a measurement: another process, so that its CPU is its own. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** @throws when it does not get ready */
  static async start(): Promise<ServerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(import.meta.dirname, "../../../server/index.ts")], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: "127.0.0.1",
        LOG_LEVEL: "warn",
        MAX_CLASSROOMS: "100000",
        CREATE_PER_MINUTE: "100000",
      },
    });
    const server = new ServerProcess(`http://127.0.0.1:${port}`, child);
    try {
      await server.#untilReady();
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
    return server;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const killer = setTimeout(() => this.#child.kill("SIGKILL"), 5000);
    await exited;
    clearTimeout(killer);
  }

  async #untilReady(): Promise<void> {
    const giveUpAt = performance.now() + START_MS;
    for (;;) {
      const isReady = await fetch(`${this.url}/readyz`)
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isReady) return;
      if (this.#child.exitCode !== null || performance.now() > giveUpAt)
        throw new Error("the server did not start");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** What a server says of itself: processor seconds since its start, and bytes of memory. */
export interface ServerUsage {
  readonly cpuSeconds: number;
  readonly rssBytes: number;
  readonly eventLoopP99Ms: number;
}

/** Reads `/metrics`; undefined when the server does not show them. */
export async function serverUsage(url: string): Promise<ServerUsage | undefined> {
  const text = await fetch(`${url}/metrics`)
    .then((response) => (response.ok ? response.text() : undefined))
    .catch(() => undefined);
  if (text === undefined) return undefined;
  const value = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1] ?? Number.NaN);
  const usage = {
    cpuSeconds: value("process_cpu_seconds_total"),
    rssBytes: value("process_resident_memory_bytes"),
    eventLoopP99Ms: value("nodejs_eventloop_lag_p99_seconds") * 1000,
  };
  return Number.isNaN(usage.cpuSeconds) ? undefined : usage;
}
