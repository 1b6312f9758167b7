import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, or "" where this machine has none and cannot get one. */
    readonly chromium: string;
  }
}

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge"];
/** Where browsers are that do not stand in PATH. */
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const CJK_FONTS = "/usr/share/fonts/opentype/noto";

/**
 * Before the browser tests: builds the client as `npm start` does, and finds a browser. What is missing is installed
 * where that is possible without asking anybody (Debian and Ubuntu, as root or with a sudo that needs no password).
 * @throws when there is no browser under CI, where nothing may be skipped.
 */
export function setup(project: TestProject): void {
  const chromium = findBrowser() ?? installBrowser();
  if (chromium === undefined) {
    const advice = "install Chromium or Chrome, or set CHROMIUM_PATH to one";
    if (process.env["CI"]) throw new Error(`No browser for the browser tests: ${advice}.`);
    console.warn(`\nSKIPPED: all browser tests, because this machine has no browser: ${advice}.\n`);
  }
  execFileSync("node", ["client/build.ts"], { stdio: "inherit" });
  project.provide("chromium", chromium ?? "");
}

function findBrowser(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...PLACES].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installBrowser(): string | undefined {
  if (!existsSync("/usr/bin/apt-get")) return undefined;
  const hasFonts =
    existsSync(CJK_FONTS) && readdirSync(CJK_FONTS).some((file) => file.startsWith("NotoSansCJK"));
  const packages = hasFonts ? ["chromium"] : ["chromium", "fonts-noto-cjk"];
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  console.warn(`Installing ${packages.join(" and ")} for the browser tests.`);
  try {
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
      const [command = "apt-get", ...rest] = [...asRoot, "apt-get", "-qq", ...args];
      execFileSync(command, rest, {
        stdio: "inherit",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    }
  } catch {
    console.warn("The installation did not work (it needs root, or a sudo without password).");
  }
  return findBrowser();
}
