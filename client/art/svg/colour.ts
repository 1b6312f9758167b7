import { APP_COLOURS, PALETTE } from "../palette.ts";

/** The colour so far (0 to 1) on the way from one `#rrggbb` to another. */
export function blend(from: string, to: string, share: number): string {
  const at = (hex: string, place: number): number => Number.parseInt(hex.slice(place, place + 2), 16);
  const parts = [1, 3, 5].map((place) =>
    Math.round(at(from, place) + (at(to, place) - at(from, place)) * share),
  );
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const appColour = (style: number): string => APP_COLOURS[style] ?? PALETTE.fog300;
