import { APP_INK, APP_PATTERNS, PALETTE } from "../palette.ts";
import { appColour, blend } from "./colour.ts";

const ASPECT = 0.94;
const LID = 0.68;

/** Lines and dots of a pattern over a field of `w` by `h`, as a path. */
function patternPath(style: number, w: number, h: number, pitch: number): string {
  const pattern = APP_PATTERNS[style] ?? "plain";
  const steps = (length: number, step: number): number[] =>
    Array.from({ length: Math.ceil(length / step) }, (_, at) => step * (at + 0.5));
  const upright = steps(w, pitch).map((x) => `M${x} 0V${h}`);
  const level = steps(h, pitch).map((y) => `M0 ${y}H${w}`);
  switch (pattern) {
    case "plain":
      return "";
    case "upright":
      return upright.join("");
    case "level":
      return level.join("");
    case "checked":
      return [...upright, ...level].join("");
    case "slanted":
      return steps(w + h, pitch * 1.25)
        .map((x) => `M${x - h} ${h}L${x} 0`)
        .join("");
    case "dotted":
      return steps(h, pitch)
        .flatMap((y, row) => steps(w, pitch).map((x) => `M${x + (row % 2) * (pitch / 2)} ${y}h.01`))
        .join("");
  }
}

/** A Pod as the board draws it, for pictures in pages. `x`, `y`: left upper corner, in the picture's own unit. */
export function Crate({
  x,
  y,
  side,
  style,
  lit = true,
}: {
  x: number;
  y: number;
  side: number;
  style: number;
  lit?: boolean;
}) {
  const [colour, h] = [appColour(style), side * ASPECT];
  const pitch = Math.max(3.5, side * 0.14);
  const width = pitch * (APP_PATTERNS[style] === "dotted" ? 0.46 : 0.32);
  return (
    <g>
      <rect
        x={x + side * 0.02}
        y={y + h * 0.9}
        width={side * 0.98}
        height={h * 0.16}
        fill={PALETTE.night950}
        opacity=".5"
        rx={side * 0.05}
      />
      <svg aria-hidden="true" x={x} y={y} width={side} height={h} viewBox={`0 0 ${side} ${h}`}>
        <rect width={side} height={h} rx={side * 0.06} fill={blend(colour, PALETTE.night950, 0.7)} />
        <rect x=".8" y=".8" width={side - 1.6} height={h * LID} rx={side * 0.04} fill={colour} />
        <rect
          x=".8"
          y={h * LID}
          width={side - 1.6}
          height={h * (1 - LID) - 0.8}
          fill={blend(colour, PALETTE.night900, 0.42)}
        />
        <path
          d={patternPath(style, side, h, pitch)}
          stroke={APP_INK}
          stroke-width={width}
          stroke-linecap="round"
          opacity=".5"
          fill="none"
        />
        <rect x=".8" y=".8" width={side - 1.6} height={h * 0.16} fill="#fff" opacity=".2" />
        <path
          d={`M1 ${h * LID}H${side - 1}`}
          stroke="#fff"
          stroke-width={Math.max(0.8, side * 0.02)}
          opacity=".5"
        />
        <path
          d={`M${side * 0.2} 0V${h}M${side * 0.8} 0V${h}`}
          stroke={PALETTE.night950}
          stroke-width={side * 0.07}
          opacity=".7"
        />
        <path d={`M${side * 0.2} 0V${h}M${side * 0.8} 0V${h}`} stroke="#f1e4c6" stroke-width={side * 0.035} />
        <circle
          cx={side / 2}
          cy={h * 0.845}
          r={side * 0.075}
          fill={lit ? PALETTE.lamp200 : PALETTE.night950}
        />
      </svg>
      {lit && <Glow x={x + side / 2} y={y + h * 0.845} r={side * 0.62} />}
    </g>
  );
}

/** Every picture defines the light once (`LampLight`); equal definitions under one name do no harm. */
const LIGHT = "lamp-light";

export function LampLight() {
  return (
    <radialGradient id={LIGHT}>
      <stop offset="0" stop-color="#fff3d6" stop-opacity=".95" />
      <stop offset=".14" stop-color={PALETTE.lamp300} stop-opacity=".8" />
      <stop offset=".4" stop-color={PALETTE.lamp400} stop-opacity=".26" />
      <stop offset="1" stop-color={PALETTE.lamp500} stop-opacity="0" />
    </radialGradient>
  );
}

/** A lamp's light, in a picture that has `LampLight` among its definitions. */
export function Glow({ x, y, r }: { x: number; y: number; r: number }) {
  return <circle cx={x} cy={y} r={r} fill={`url(#${LIGHT})`} />;
}

/** Lamp light lying on water or ground. */
export function Pool({ x, y, rx, ry }: { x: number; y: number; rx: number; ry: number }) {
  return <ellipse cx={x} cy={y} rx={rx} ry={ry} fill={`url(#${LIGHT})`} opacity=".3" />;
}
