import { APP_EMBLEMS } from "./emblem-paths.ts";
import { APP_INK } from "./palette.ts";

/** An app on its colour and pattern, as its lantern on the board. A name must stand beside it. */
export function AppBadge({ style, size = 1.8 }: { style: number; size?: number }) {
  return (
    <span
      class="swatch"
      data-app={style}
      aria-hidden="true"
      style={{
        display: "inline-grid",
        placeItems: "center",
        width: `${size}em`,
        height: `${size}em`,
        borderRadius: "50%",
      }}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        width="72%"
        height="72%"
        fill="none"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d={APP_EMBLEMS[style] ?? ""} stroke="#fff" stroke-width="5" opacity=".75" />
        <path d={APP_EMBLEMS[style] ?? ""} stroke={APP_INK} stroke-width="2.6" />
      </svg>
    </span>
  );
}
