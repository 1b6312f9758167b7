import type { ComponentChildren } from "preact";
import { PALETTE } from "../palette.ts";
import { Glow } from "./crate.tsx";

/** What is not a thing of the harbour but says something about one, in every story the same way. */

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A way that somebody or something takes, as path data: dots of lamp light. */
export function Route({ d, colour = PALETTE.lamp300 }: { d: string; colour?: string }) {
  return (
    <path
      d={d}
      stroke={colour}
      stroke-width="2.4"
      stroke-dasharray="1 7"
      stroke-linecap="round"
      fill="none"
    />
  );
}

/** What is wanted, or promised: the outline of a crate that may or may not be there. */
export function Outline({ x, y, w, h }: Box) {
  return (
    <rect
      x={x}
      y={y}
      width={w}
      height={h}
      rx="3"
      fill={PALETTE.night950}
      fill-opacity=".28"
      stroke={PALETTE.lamp200}
      stroke-width="1.8"
      stroke-dasharray="5 4"
    />
  );
}

/** The dark board beside the office on which stands what is wanted. */
export function Board({ x, y, w, h, children }: Box & { children?: ComponentChildren }) {
  return (
    <g>
      <path
        d={`M${x + w * 0.2} ${y + h}v${h * 0.3}M${x + w * 0.8} ${y + h}v${h * 0.3}`}
        stroke="#42577a"
        stroke-width="5"
      />
      <rect x={x} y={y} width={w} height={h} rx="6" fill="#51627c" />
      <rect x={x + 4} y={y + 4} width={w - 8} height={h - 8} rx="3" fill="#0b1729" />
      {children}
    </g>
  );
}

/** The gantry crane of a pier, with something on its hook. `x`: its leg; it reaches to the right. */
export function Crane({
  x,
  y,
  reach = 96,
  drop = 30,
  children,
}: {
  x: number;
  y: number;
  reach?: number;
  /** How far the hook hangs down. What hangs on it is drawn from (0, 0), its upper middle. */
  drop?: number;
  children?: ComponentChildren;
}) {
  const at = reach * 0.62;
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-7 66 -1 0M7 66 1 0" stroke="#42577a" stroke-width="4" />
      <path
        d={`M-10 30H${reach}M0-4 ${reach - 6} 29M0-4 -9 29`}
        stroke="#93a9c4"
        stroke-width="2.2"
        fill="none"
      />
      <path d={`M-12 28H${reach + 2}`} stroke="#93a9c4" stroke-width="4" />
      <path d={`M${at} 30V${30 + drop}`} stroke="#b9c9de" stroke-width="1.6" />
      <path
        d={`M${at - 14} ${42 + drop} ${at} ${30 + drop} ${at + 14} ${42 + drop}`}
        stroke="#f1e4c6"
        stroke-width="1.4"
        fill="none"
      />
      <g transform={`translate(${at} ${40 + drop})`}>{children}</g>
    </g>
  );
}

/** A flag on a mast, for a taint: told apart by its shape. `y`: the foot of the mast. */
export function Pennant({
  x,
  y,
  shape,
  colour,
}: {
  x: number;
  y: number;
  shape: "point" | "tail" | "square";
  colour: string;
}) {
  const cloth = { point: "h24l-24 9z", tail: "h26l-7 8 7 8h-26z", square: "h22v15h-22z" }[shape];
  return (
    <g>
      <path d={`M${x} ${y}v-44`} stroke="#b9c9de" stroke-width="2" />
      <path d={`M${x + 1} ${y - 43}${cloth}`} fill={colour} stroke={PALETTE.night950} stroke-width="1" />
    </g>
  );
}

/** Requests on their way over the water: lights along a line, smaller the farther away. */
export function Requests({
  from,
  to,
  count,
  bend = 0,
}: {
  from: readonly [number, number];
  to: readonly [number, number];
  count: number;
  /** How far the line swings to the side. */
  bend?: number;
}) {
  return (
    <g>
      {Array.from({ length: count }, (_, i) => {
        const share = (i + 0.5) / count;
        const swing = bend * 4 * share * (1 - share);
        const x = from[0] + (to[0] - from[0]) * share + swing;
        const y = from[1] + (to[1] - from[1]) * share * share;
        return <Glow key={i} x={x} y={y} r={2.5 + 6.5 * share} />;
      })}
    </g>
  );
}

/** A word on a crate, as in "v2": what Kubernetes' users write is the same in every language. The new one is lit. */
export function Tag({
  x,
  y,
  isNew = false,
  children,
}: {
  x: number;
  y: number;
  isNew?: boolean;
  children: string;
}) {
  return (
    <g>
      <rect
        x={x - 14}
        y={y - 9.5}
        width="28"
        height="18"
        rx="3"
        fill={isNew ? PALETTE.lamp300 : PALETTE.night950}
        stroke={PALETTE.night950}
      />
      <text
        x={x}
        y={y + 4.5}
        text-anchor="middle"
        font-size="13.5"
        font-weight="750"
        fill={isNew ? PALETTE.night950 : PALETTE.lamp200}
      >
        {children}
      </text>
    </g>
  );
}
