import { PALETTE } from "../palette.ts";
import { Crate, Glow } from "./crate.tsx";

/** What servers of the eras are built from, for pictures in pages: the same colours as on their piers. */
export const COURSE_COLOURS = { os: "#59657f", runtime: "#7a5f4a", middleware: "#8a5c70" } as const;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** Courses of stone on a deck, the lowest first; `y` is the deck. */
export function Courses({
  x,
  y,
  w,
  kinds,
  h = 13,
}: Place & { kinds: readonly (keyof typeof COURSE_COLOURS)[]; h?: number }) {
  return (
    <g>
      {kinds.map((kind, i) => (
        <g key={kind}>
          <rect x={x} y={y - (i + 1) * h} width={w} height={h - 1.5} rx="1.5" fill={COURSE_COLOURS[kind]} />
          <path d={`M${x} ${y - (i + 1) * h + 1}h${w}`} stroke="#fff" stroke-width="1.2" opacity=".35" />
        </g>
      ))}
    </g>
  );
}

/** A virtual machine: a house around its crate, on a system of its own. `y` is where it stands. */
export function MachineHouse({ x, y, w, style, lit = true }: Place & { style: number; lit?: boolean }) {
  const slab = w * 0.34;
  const h = w * 1.24;
  return (
    <g>
      <rect
        x={x}
        y={y - h}
        width={w}
        height={h}
        rx="3"
        fill="#a3bbd0"
        fill-opacity=".2"
        stroke="#b9c9de"
        stroke-width="1.8"
      />
      <path d={`M${x + 4} ${y - h + 4}h${w * 0.3}`} stroke="#fff" stroke-width="1.4" opacity=".6" />
      <rect x={x + 3} y={y - slab - 2} width={w - 6} height={slab} rx="1.5" fill="#6c7a98" />
      <path d={`M${x + 3} ${y - slab - 1}h${w - 6}`} stroke="#fff" stroke-width="1.4" opacity=".6" />
      <text
        x={x + w / 2}
        y={y - slab * 0.32}
        fill={PALETTE.fog50}
        font-size={w * 0.22}
        font-weight="700"
        text-anchor="middle"
      >
        OS
      </text>
      <Crate x={x + w * 0.18} y={y - slab - 3 - w * 0.62} side={w * 0.64} style={style} lit={lit} />
    </g>
  );
}

/** Somebody at work, with a lantern; seen from afar. `y` is where they stand. */
export function Worker({ x, y, carries }: { x: number; y: number; carries?: string }) {
  return (
    <g>
      <path
        d={`M${x - 4} ${y}l1.5-12-2.5-8q5-6 10 0l-2.5 8L${x + 4} ${y}h-3l-1-9-1 9z`}
        fill={PALETTE.night950}
      />
      <circle cx={x} cy={y - 27} r="4" fill={PALETTE.night950} />
      {carries === undefined ? (
        <>
          <path d={`M${x + 4} ${y - 18}l6 3v4`} stroke={PALETTE.night950} stroke-width="2" fill="none" />
          <Glow x={x + 10} y={y - 10} r={13} />
        </>
      ) : (
        <>
          <rect x={x - 11} y={y - 43} width="22" height="10" rx="1.5" fill={carries} />
          <path d={`M${x - 11} ${y - 42}h22`} stroke="#fff" stroke-width="1.4" opacity=".6" />
          <path
            d={`M${x - 4} ${y - 20}l-3-14M${x + 4} ${y - 20}l3-14`}
            stroke={PALETTE.night950}
            stroke-width="2"
          />
        </>
      )}
    </g>
  );
}
