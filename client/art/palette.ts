/**
 * The colours of the pictures, as `#rrggbb`. Those with a token of the same name (`night800` is `--night-800`) must
 * have its value: a test compares them. The others exist in pictures only.
 */
export const PALETTE = {
  night950: "#060d18",
  night900: "#0a1626",
  night800: "#0f2138",
  night700: "#162d4a",
  night600: "#1f3d60",
  night500: "#31557d",
  night400: "#6790b7",
  fog300: "#a3bbd0",
  fog200: "#c9d8e6",
  fog100: "#e9f0f7",
  fog50: "#f8fbfe",
  lamp200: "#fff0cf",
  lamp300: "#ffdf9e",
  lamp400: "#ffc766",
  lamp500: "#f5ac3d",
  lamp800: "#4a3413",
  lamp900: "#2b2012",
  dusk300: "#f2b195",
  dusk500: "#b5708a",
  dusk700: "#564a7c",
  dusk900: "#262c54",
  signal300: "#ff9dab",
  signal500: "#ff4964",
  signal800: "#5c1526",
  signal900: "#331020",
} as const;

/** Colours of the apps by style (0 to 5): `--app-0` to `--app-5`. */
export const APP_COLOURS = ["#61c0ff", "#0ba46d", "#f4e27e", "#dc9bbe", "#cf6f2e", "#e0ebeb"] as const;

/** What an app's pattern is drawn with. */
export const APP_INK = "#0a1626";

/** Patterns of the apps by style, on crates, swatches and emblems. */
export const APP_PATTERNS = ["plain", "upright", "level", "slanted", "dotted", "checked"] as const;
