import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get as httpGet, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientRouter } from "../../../server/http/client-files.ts";

const SCRIPT = `console.log(${JSON.stringify("x".repeat(5000))});`;

let folder = "";
let server: Server;
let url = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "crew-client-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>join</title>");
  writeFileSync(join(folder, "host.html"), "<!doctype html><title>host</title>");
  writeFileSync(join(folder, "assets/index-Ab3_xY9z.js"), SCRIPT);
  writeFileSync(join(folder, "favicon.svg"), "<svg/>");
  server = createServer(express().use(clientRouter(folder))).listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });

describe("pages", () => {
  test.each([
    ["/", "join"],
    ["/?code=BCDFG", "join"],
    ["/play/BCDFG", "join"],
    ["/screen/BCDFG", "join"],
    ["/practice", "join"],
    ["/about", "join"],
    ["/debrief/x", "join"],
    ["/host", "host"],
    ["/host/BCDFG", "host"],
  ])("%s shows the %s entry, checked for news each time", async (path, title) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(await response.text()).toContain(`<title>${title}</title>`);
  });

  test.each([
    "/nothing",
    "/play",
    "/assets",
    "/assets/nothing.js",
    "/index.html/x",
    "/../package.json",
    "/%2e%2e/x",
  ])("%s is none", async (path) => expect((await get(path)).status).toBe(404));
});

test("somebody with a wrong address gets a page, a program does not", async () => {
  const person = await get("/nothing", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
  expect([person.status, await person.text()]).toEqual([404, expect.stringContaining("<title>join</title>")]);
  const program = await get("/nothing");
  expect([program.status, await program.text()]).toEqual([404, expect.not.stringContaining("<title>join")]);
});

describe("files", () => {
  test.each([
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("are sent as %j allows", async (accepted, encoding) => {
    const response = await get("/assets/index-Ab3_xY9z.js", { "accept-encoding": accepted });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("vary")).toContain("Accept-Encoding");
    expect(await response.text()).toBe(SCRIPT);
  });

  test("with a hash in their name are kept for a year", async () => {
    const response = await get("/assets/index-Ab3_xY9z.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/favicon.svg")).headers.get("cache-control")).toBe("no-cache");
  });

  test("that did not change are not sent again", async () => {
    const etag = (await get("/favicon.svg")).headers.get("etag") ?? "";
    // Not `fetch`: with such a header it also asks for a fresh copy.
    const status = await new Promise((resolve) => {
      httpGet(`${url}/favicon.svg`, { headers: { "if-none-match": etag } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(304);
  });
});

test("without a build the pages say so", async () => {
  const bare = createServer(express().use(clientRouter(join(folder, "missing")))).listen(0);
  await new Promise((resolve) => bare.once("listening", resolve));
  const response = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining("npm run build")]);
  bare.close();
});
