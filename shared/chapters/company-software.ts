import type { EraBasis, EraRules, Software } from "../model/era.ts";
import { MIB } from "../model/resources.ts";

/*
 * What the company's apps are installed from, before anybody has put it into images. The same steps and the same times in
 * every era; what differs is how often somebody has to take them.
 */

const runtime = (
  id: string,
  label: string,
  family: string,
  mebibytes: number,
  installMs: number,
): Software => ({
  id,
  label,
  kind: "runtime",
  family,
  needs: ["os"],
  installMs,
  bytes: mebibytes * MIB,
});

const middleware = (id: string, label: string, mebibytes: number): Software => ({
  id,
  label,
  kind: "middleware",
  family: id,
  needs: ["os"],
  installMs: 3500,
  bytes: mebibytes * MIB,
});

/** Version `version` of an app, on its runtime and its middleware. */
const app = (name: string, version: number, mebibytes: number, ...needs: readonly string[]): Software => ({
  id: `${name}:v${version}`,
  label: `${name} v${version}`,
  kind: "app",
  family: name,
  needs: ["os", ...needs],
  installMs: 2500,
  bytes: mebibytes * MIB,
});

const COMPANY_SOFTWARE: readonly Software[] = [
  runtime("node-18", "Node.js 18", "node", 70, 4500),
  runtime("node-20", "Node.js 20", "node", 75, 4500),
  runtime("java-17", "Java 17", "java", 100, 5500),
  middleware("nginx", "nginx", 20),
  middleware("redis", "Redis", 15),
  middleware("tomcat", "Tomcat", 25),
  app("web", 1, 10, "node-20", "nginx"),
  app("web", 2, 10, "node-20", "nginx"),
  app("api", 1, 15, "node-20", "redis"),
  // Nobody has had the time to move chat to the newer Node.js.
  app("chat", 1, 10, "node-18", "redis"),
  app("ranking", 1, 20, "java-17", "tomcat"),
];

/** An era with the company's software. */
export const companyEra = (basis: EraBasis): EraRules => ({ ...basis, software: COMPANY_SOFTWARE });
