import { startApp } from "./app.ts";
import { banner } from "./banner.ts";
import { describeSettings, readSettings, type Settings } from "./config.ts";

const HELP = `Runs Cluster Crew: the classrooms, their pages and their API.

Usage: npm start [-- --help]

Settings, from the environment:
${describeSettings()}
`;

function main(): void {
  if (process.argv.slice(2).some((argument) => argument === "--help" || argument === "-h")) {
    process.stdout.write(HELP);
    return;
  }
  const read = readSettings(process.env);
  if ("problems" in read) {
    process.stderr.write(
      `These settings cannot be used:\n${read.problems.map((line) => `  ${line}\n`).join("")}`,
    );
    process.exitCode = 2;
    return;
  }
  void run(read.settings);
}

async function run(settings: Settings): Promise<void> {
  try {
    const { port, services } = await startApp(settings, { handlesSignals: true });
    // A promise that nobody awaited is a bug of ours, but not a reason to end everybody's classrooms.
    process.on("unhandledRejection", (error) => {
      services.metrics.faults.inc({ where: "promise" });
      services.log.error({ err: error }, "a promise was rejected and nobody noticed");
    });
    process.stdout.write(banner(settings, port, process.stdout.isTTY === true));
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    const reason = isTaken ? `port ${settings.PORT} is taken (set PORT to another one)` : String(error);
    process.stderr.write(`Cluster Crew cannot start: ${reason}\n`);
    process.exit(1);
  }
}

main();
