/** Signs on a grid of 24 by 24, drawn as lines of width 2 with round ends. The same for the canvas and for SVG. */
export const APP_EMBLEMS = [
  // web: a window
  "M4 5h16v14H4zM4 9.5h16M7 7.3h.01M10 7.3h.01",
  // api: a plug
  "M8.5 3.5V8M15.5 3.5V8M5.5 8h13v2.5a6.5 6.5 0 0 1-13 0zM12 17v4",
  // chat: a speech bubble
  "M4 5h16v11h-8l-5 4v-4H4zM8.3 10.5h.01M12 10.5h.01M15.7 10.5h.01",
  // matchmaking: two that meet
  "M2.5 12H9M6 8.5 9.5 12 6 15.5M21.5 12H15M18 8.5 14.5 12l3.5 3.5M12 5v2M12 17v2",
  // ranking: a podium
  "M9 20V5h6v15M3 20v-8h6M15 20v-6h6v6M2 20h20",
  // batch: an hourglass
  "M6 3.5h12M6 20.5h12M7.5 3.5V7l4.5 5-4.5 5v3.5M16.5 3.5V7L12 12l4.5 5v3.5",
] as const;

export const SEAT_EMBLEMS = {
  // the harbour office with its mast
  controlPlane: "M4 20.5v-8L12 7l8 5.5v8zM9.5 20.5v-5h5v5M12 7V3M12 3l4 1.3-4 1.2",
  // a pier: the crane and what hangs on it
  node: "M2.5 20.5h19M5 20.5V4h14v16.5M3 4h18M12 4v5M9 9h6v5.5H9z",
} as const;

/**
 * Signs of zones, after the topmarks by which sailors tell channels apart. Filled: outlines and lines are what signs of
 * state are made of.
 */
const ZONE_SIGNS = [
  "M12 2 21.5 12 12 22 2.5 12z",
  "M12 3 22 20.5H2z",
  "M5.5 2.5h13v19h-13z",
  "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17z",
] as const;

/** The sign of the zone with that number. */
export const zoneSign = (number: number): string => ZONE_SIGNS[number % ZONE_SIGNS.length] ?? ZONE_SIGNS[0];

/** Marks of a Pod's phase, on badges. */
export const MARKS = {
  pulling: "M12 5v11M7 11.5l5 5 5-5",
  starting: "M12 5.5a6.5 6.5 0 1 0 6.5 6.5M12 8v4l3 2",
  "not-ready": "M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11",
  failing: "M12 5.5v8M12 18h.01",
  terminating: "M7 7l10 10M17 7 7 17",
  done: "M6 12.5l4.2 4.2L18.5 8",
  hung: "M6.5 6.5h5.5l-5.5 6h5.5M13.5 12.5h4.5l-4.5 5h4.5",
  hand: "M8 12V7.2a1.4 1.4 0 0 1 2.8 0V11M10.8 10.5V5.4a1.4 1.4 0 0 1 2.8 0v5.1M13.6 11V6.6a1.4 1.4 0 0 1 2.8 0v7.2c0 3-1.7 4.9-4.4 4.9-2.2 0-3.4-.9-4.5-2.9L5.6 13c-.5-1.2 1-2 1.7-1z",
  check: "M6 12.5l4.2 4.2L18.5 8",
  bar: "M6 12h12",
} as const;
export type Mark = keyof typeof MARKS;
