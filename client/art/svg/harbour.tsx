import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { Glow, LampLight, Pool } from "./crate.tsx";

/** Pieces of the harbour, for pictures in pages: the same light, the same shapes as on the board. */

interface Field {
  readonly w: number;
  readonly h: number;
  /** Where the far shore is. */
  readonly shore: number;
  /** Where the sun went down. */
  readonly sun: number;
}

/** Sky, hills, town and water. */
export function Evening({ w, h, shore, sun }: Field) {
  const id = useId();
  const unit = h / 60;
  return (
    <g>
      <defs>
        <LampLight />
        <linearGradient id={`${id}-sky`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#141b3d" />
          <stop offset=".4" stop-color={PALETTE.dusk900} />
          <stop offset=".68" stop-color={PALETTE.dusk700} />
          <stop offset=".87" stop-color={PALETTE.dusk500} />
          <stop offset=".98" stop-color={PALETTE.dusk300} />
        </linearGradient>
        <linearGradient id={`${id}-water`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#a5789a" />
          <stop offset=".06" stop-color="#6f6796" />
          <stop offset=".18" stop-color="#466493" />
          <stop offset=".45" stop-color="#2a5480" />
          <stop offset="1" stop-color="#173655" />
        </linearGradient>
        <radialGradient id={`${id}-sun`}>
          <stop offset="0" stop-color="#ffdc9c" stop-opacity=".95" />
          <stop offset=".35" stop-color="#ff9a5e" stop-opacity=".5" />
          <stop offset="1" stop-color="#c9647f" stop-opacity="0" />
        </radialGradient>
      </defs>
      <rect width={w} height={shore} fill={`url(#${id}-sky)`} />
      <ellipse cx={sun} cy={shore} rx={w * 0.3} ry={shore * 0.5} fill={`url(#${id}-sun)`} />
      <path d={hillPath(w, shore, unit * 6, 3)} fill="#433d70" />
      <path d={hillPath(w, shore, unit * 3.6, 8)} fill="#2c2e5b" />
      <Town w={w} shore={shore} unit={unit} />
      <rect y={shore} width={w} height={h - shore} fill={`url(#${id}-water)`} />
      <path d={sunPath(w, h, shore, sun)} fill="#ffc79a" opacity=".5" />
      <path d={wavePath(w, h, shore, unit)} fill="#a8d0f2" opacity=".13" />
    </g>
  );
}

function hillPath(w: number, shore: number, height: number, seed: number): string {
  const random = scatter(seed);
  const step = w / 7;
  let y = shore - height * 0.5;
  let path = `M0 ${shore}V${y.toFixed(1)}`;
  for (let x = 0; x < w; x += step) {
    const next = shore - height * (0.15 + 0.85 * random());
    path += `C${(x + step * 0.4).toFixed(1)} ${y.toFixed(1)} ${(x + step * 0.6).toFixed(1)} ${next.toFixed(1)} ${(x + step).toFixed(1)} ${next.toFixed(1)}`;
    y = next;
  }
  return `${path}V${shore}Z`;
}

function Town({ w, shore, unit }: { w: number; shore: number; unit: number }) {
  const random = scatter(42);
  let [houses, lights] = ["", ""];
  const box = (x: number, y: number, width: number, height: number): string =>
    `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
  for (let x = 0; x < w; ) {
    const width = unit * (0.8 + random() * 2);
    const height = unit * (0.5 + random() * random() * 3.4);
    houses += box(x, shore - height, width + 0.4, height);
    if (random() < 0.55)
      lights += box(x + width * (0.2 + 0.4 * random()), shore - height * 0.7, unit * 0.22, unit * 0.26);
    x += width;
  }
  return (
    <g>
      <path d={houses} fill="#191e43" />
      <path d={lights} fill={PALETTE.lamp400} />
    </g>
  );
}

/** A wave seen flat. */
const lens = (x: number, y: number, half: number, thick: number): string =>
  `M${(x - half).toFixed(1)} ${y.toFixed(1)}q${half.toFixed(1)} ${(-thick).toFixed(1)} ${(half * 2).toFixed(1)} 0q${(-half).toFixed(1)} ${thick.toFixed(1)} ${(-half * 2).toFixed(1)} 0z`;

function sunPath(w: number, h: number, shore: number, sun: number): string {
  const random = scatter(11);
  const depth = h - shore;
  let path = "";
  for (let at = 0.01; at < 0.9; at += 0.012 + at * 0.03) {
    for (let flake = 0; flake < 3; flake += 1) {
      const x = sun + (random() + random() - 1) * Math.min(w, depth) * (0.1 + 0.22 * at);
      path += lens(x, shore + depth * at * 0.55, depth * (0.02 + 0.05 * at) * (1.2 - at), 0.8 + at * 4);
    }
  }
  return path;
}

function wavePath(w: number, h: number, shore: number, unit: number): string {
  const random = scatter(3);
  let path = "";
  for (let wave = 0; wave < 46; wave += 1) {
    const at = random() ** 0.8;
    path += lens(
      random() * w,
      shore + (h - shore) * at,
      unit * (1 + 5 * at) * (0.5 + random()),
      0.6 + at * unit * 0.5,
    );
  }
  return path;
}

/** A pier with its lamps lit; what stands on it comes as children, in the picture's unit. */
export function Pier({
  x,
  y,
  w,
  h,
  lit = true,
  children,
}: {
  x: number;
  y: number;
  w: number;
  h: number;
  lit?: boolean;
  children?: ComponentChildren;
}) {
  const taper = w * 0.06;
  const wall = h * 0.2;
  const deck = h - wall;
  const planks = Array.from({ length: 9 }, (_, at) => {
    const share = (at + 1) / 10;
    return `M${x + taper + (w - 2 * taper) * share} ${y}L${x + w * share} ${y + deck}`;
  }).join("");
  return (
    <g>
      <ellipse cx={x + w / 2} cy={y + h} rx={w * 0.56} ry={h * 0.12} fill={PALETTE.night950} opacity=".45" />
      {lit && <Pool x={x + w / 2} y={y + h * 0.75} rx={w * 0.85} ry={h * 0.8} />}
      <rect x={x} y={y + deck} width={w} height={wall} fill="#1d2d48" />
      <path d={`M${x} ${y + h}h${w}`} stroke="#cfe6fb" stroke-width="1" opacity=".4" />
      <path
        d={`M${x + taper} ${y}H${x + w - taper}L${x + w} ${y + deck}H${x}Z`}
        fill={lit ? "#73604f" : "#3c4158"}
      />
      <path d={planks} stroke={PALETTE.night950} stroke-width=".8" opacity=".35" />
      <rect x={x} y={y + deck - 2} width={w} height="2.5" fill={lit ? "#e8bd84" : "#6a7088"} />
      {children}
      {lit && (
        <g>
          <Glow x={x + taper} y={y - 3} r={w * 0.1} />
          <Glow x={x + w - taper} y={y - 3} r={w * 0.1} />
          <Glow x={x + 2} y={y + deck - 6} r={w * 0.2} />
          <Glow x={x + w - 2} y={y + deck - 6} r={w * 0.2} />
        </g>
      )}
    </g>
  );
}

/** The harbour office: where the Control Plane sits. */
export function Office({ x, y, w }: { x: number; y: number; w: number }) {
  const h = w * 1.05;
  const panes = Array.from(
    { length: 4 },
    (_, at) => `M${x + w * (0.08 + 0.168 * (at + 1))} ${y + h * 0.42}v${h * 0.24}`,
  );
  return (
    <g>
      <Pool x={x + w / 2} y={y + h} rx={w} ry={h * 0.24} />
      <path d={`M${x + w * 0.72} ${y + h * 0.15}V${y - h * 0.12}`} stroke="#a9b6d2" stroke-width="1.6" />
      <rect x={x} y={y + h * 0.3} width={w} height={h * 0.7} fill="#3a4166" />
      <path
        d={`M${x + w * 0.06} ${y}H${x + w * 0.94}L${x + w * 1.05} ${y + h * 0.36}H${x - w * 0.05}Z`}
        fill="#6571a0"
      />
      <path
        d={`M${x + w * 0.06} ${y}H${x + w * 0.94}`}
        stroke={PALETTE.dusk300}
        stroke-width="1.2"
        opacity=".7"
      />
      <rect x={x + w * 0.08} y={y + h * 0.42} width={w * 0.84} height={h * 0.24} fill="#ffdc95" />
      <path d={panes.join("")} stroke="#39406a" stroke-width="1.6" />
      <circle cx={x + w * 0.33} cy={y + h * 0.53} r={h * 0.04} fill="#4a3560" />
      <path d={`M${x + w * 0.27} ${y + h * 0.66}v${-h * 0.06}h${w * 0.12}v${h * 0.06}z`} fill="#4a3560" />
      <rect x={x + w * 0.41} y={y + h * 0.76} width={w * 0.18} height={h * 0.24} fill="#ffcf80" />
    </g>
  );
}

/** The stone edge of the land along the bottom. */
export function QuayFloor({ w, y, h }: { w: number; y: number; h: number }) {
  return (
    <g>
      <rect y={y} width={w} height={h} fill="#26344c" />
      <rect y={y} width={w} height="3.5" fill="#5a6e8b" />
      <path d={`M0 ${y + 0.6}H${w}`} stroke={PALETTE.fog100} stroke-width="1" opacity=".5" />
      <path
        d={`M0 ${y + h * 0.4}H${w}M0 ${y + h * 0.75}H${w}`}
        stroke={PALETTE.night950}
        stroke-width="1"
        opacity=".25"
      />
    </g>
  );
}
