import { describe, expect, test } from "vitest";
import { parseCode, parseRoute, type Route } from "../../../client/app/route.ts";
import { hostPath, joinPath, playPath, screenPath } from "../../../shared/protocol/paths.ts";

const at = (path: string): Route => {
  const { pathname, search, hash } = new URL(path, "http://crew.example");
  return parseRoute({ pathname, search, hash });
};

describe("the page of an address", () => {
  const rows: readonly { name: string; path: string; want: Route }[] = [
    { name: "the first page", path: "/", want: { page: "join", code: "" } },
    { name: "the link of a QR code", path: joinPath("BCD23"), want: { page: "join", code: "BCD23" } },
    {
      name: "a code in small letters, as typed",
      path: "/?code=bcd23",
      want: { page: "join", code: "BCD23" },
    },
    { name: "a code that cannot be one is left out", path: "/?code=OOOOO", want: { page: "join", code: "" } },
    { name: "the player's page", path: playPath("BCD23"), want: { page: "play", code: "BCD23" } },
    { name: "a player's page without a code", path: "/play", want: { page: "join", code: "" } },
    { name: "the projector", path: screenPath("BCD23"), want: { page: "screen", code: "BCD23" } },
    {
      name: "the host's desk, with the key behind the #",
      path: hostPath("BCD23", "secret"),
      want: { page: "host", code: "BCD23", hostKey: "secret" },
    },
    {
      name: "the host's desk of this browser",
      path: "/host/BCD23",
      want: { page: "host", code: "BCD23", hostKey: "" },
    },
    { name: "opening a classroom", path: "/host", want: { page: "open-classroom" } },
    { name: "practice", path: "/practice", want: { page: "practice" } },
    { name: "about", path: "/about/", want: { page: "about" } },
    { name: "anything else", path: "/nowhere", want: { page: "not-found" } },
    { name: "too deep", path: "/play/BCD23/x", want: { page: "not-found" } },
  ];
  test.each(rows)("$name", ({ path, want }) => expect(at(path)).toEqual(want));
});

describe("a code as people type it", () => {
  const rows: readonly { name: string; typed: string; want: string }[] = [
    { name: "with spaces", typed: " bc d23 ", want: "BCD23" },
    { name: "in the wide letters of a Japanese keyboard", typed: "ＢＣＤ２３", want: "BCD23" },
    { name: "too short", typed: "BCD2", want: "" },
    { name: "with a letter that no code has", typed: "ACD23", want: "" },
  ];
  test.each(rows)("$name", ({ typed, want }) => expect(parseCode(typed)).toBe(want));
});
