import { expect, test } from "vitest";
import { parseRfc3339 } from "../../../../shared/model/parse/rfc3339.ts";

test.each([
  "1970-01-01T00:00:00Z",
  "1969-12-31T23:59:59Z",
  "2000-02-29T12:34:56Z",
  "2024-02-29T23:59:59.5Z",
  "2100-03-01T00:00:00Z",
  "2024-01-11T00:00:00+09:00",
  "2024-01-11T00:00:00.123456-02:30",
  "0001-01-01T00:00:00Z",
])("%s is the moment that Date says", (text) => {
  expect(parseRfc3339(text)).toBe(Date.parse(text));
});

test.each(["", "now", "2024-01-11", "2024-13-01T00:00:00Z", "2024-01-11T24:00:00Z", "2024-01-11T00:00:00"])(
  "%j is no time",
  (text) => {
    expect(parseRfc3339(text)).toBeUndefined();
  },
);
