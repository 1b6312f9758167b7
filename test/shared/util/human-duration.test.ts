import { expect, test } from "vitest";
import { humanDuration } from "../../../shared/util/human-duration.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Source: k8s.io/apimachinery `pkg/util/duration/duration_test.go` TestHumanDuration.
test.each([
  [1, "1s"],
  [70, "70s"],
  [190, "3m10s"],
  [70 * MINUTE, "70m"],
  [47 * HOUR, "47h"],
  [49 * HOUR, "2d1h"],
  [8 * DAY + 2 * HOUR, "8d"],
  [367 * DAY, "367d"],
  [2 * 365 * DAY + 25 * HOUR, "2y1d"],
  [8 * 365 * DAY + 2 * HOUR, "8y"],
  [-1, "0s"],
  [-2, "<invalid>"],
])("%i seconds are %s", (seconds, want) => {
  expect(humanDuration(seconds)).toBe(want);
});
