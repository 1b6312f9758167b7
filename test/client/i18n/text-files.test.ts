import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import { textFiles } from "../../../client/i18n/text-files.ts";

/** Files of which the first `failures` loads fail, and the languages that were loaded. */
function filesOf(failures = 0) {
  const loads: string[] = [];
  const load = (language: string) => (): Promise<string> => {
    loads.push(language);
    return loads.length <= failures ? Promise.reject(new Error("no network")) : Promise.resolve(language);
  };
  return { loads, texts: textFiles({ en: load("en"), ja: load("ja") }) };
}

/** Lets everything that was promised arrive. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a language is loaded when somebody asks, once, and readers are told when it is there", async () => {
  const { loads, texts } = filesOf();
  const read: (string | undefined)[] = [];
  const stop = effect(() => void read.push(texts.in("ja")));
  texts.in("ja");
  await settle();
  stop();
  expect(read).toEqual([undefined, "ja"]);
  expect(loads).toEqual(["ja"]);
});

test("what could not be loaded is tried again by whoever asks next", async () => {
  const { loads, texts } = filesOf(1);
  texts.in("en");
  await settle();
  expect(texts.in("en")).toBeUndefined();
  await settle();
  expect(texts.in("en")).toBe("en");
  expect(loads).toEqual(["en", "en"]);
});

test("all languages are loaded before the network goes away", async () => {
  const { loads, texts } = filesOf();
  texts.loadAll();
  await settle();
  expect([texts.in("en"), texts.in("ja")]).toEqual(["en", "ja"]);
  expect(loads.toSorted()).toEqual(["en", "ja"]);
});
