import { expect, test } from "vitest";
import { describeSettings, readSettings } from "../../server/config.ts";

test("without any variables there are defaults for everything", () => {
  expect(readSettings({})).toMatchObject({
    settings: { PORT: 2567, DATA_DIR: "./data", HOST_PASSWORD: "", TRUST_PROXY: false },
  });
});

test("empty variables count as missing, others of the environment do not matter", () => {
  expect(readSettings({ PORT: "", PATH: "/bin" })).toMatchObject({ settings: { PORT: 2567 } });
});

test.each([
  ["PORT", "8080", 8080],
  ["TRUST_PROXY", "1", true],
  ["TRUST_PROXY", "false", false],
  ["PUBLIC_URL", "https://crew.example.org", "https://crew.example.org"],
])("%s=%s is understood", (name, text, want) => {
  expect(readSettings({ [name]: text })).toMatchObject({ settings: { [name]: want } });
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["PUBLIC_URL", "crew.example.org"],
  ["PUBLIC_URL", "javascript:alert(1)"],
  ["TRUST_PROXY", "maybe"],
  ["LOG_LEVEL", "loud"],
  ["HOST_PASSWORD", "パスワード"],
  ["COVER_SECONDS", "0"],
])("%s=%s is refused by name", (name, text) => {
  const read = readSettings({ [name]: text });
  expect("problems" in read && read.problems).toEqual([expect.stringMatching(`^${name}: .`)]);
});

test("every setting is listed with its default", () => {
  const help = describeSettings();
  for (const name of ["PORT", "HOST_PASSWORD", "PUBLIC_URL", "COVER_SECONDS"]) expect(help).toContain(name);
  expect(help.split("\n").every((line) => line.includes("Default: "))).toBe(true);
});
