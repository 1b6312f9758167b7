import { PALETTE } from "./palette.ts";
import { Crate, Glow } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Route } from "./svg/signs.tsx";

/** Rain under the cloud, slanted. */
const RAIN = Array.from({ length: 34 }, (_, i) => {
  const [x, y] = [270 + ((i * 83) % 350), 48 + ((i * 47) % 76)];
  return `M${x} ${y}l-7 20`;
}).join("");

/** Game day: a storm over the harbour, one pier has lost its lamps, and its crates are already on their way. */
export function GameDayStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={70} sun={110} />
      <path
        d="M268 0C262 30 296 46 330 38C350 62 408 62 428 44C458 62 520 56 536 34C572 40 612 24 606 0Z"
        fill="#11172f"
      />
      <path d="M640 0H230C250 26 300 22 318 14C350 34 420 36 446 20C490 38 560 30 640 8Z" fill="#1b2244" />
      <path d="M452 40 432 76 450 74 430 116 478 62 458 64 474 40Z" fill={PALETTE.lamp200} />
      <Glow x={454} y={72} r={52} />
      <path d={RAIN} stroke={PALETTE.fog200} stroke-width="1.2" opacity=".4" />
      <Pier x={60} y={108} w={150} h={88}>
        <Crate x={84} y={136} side={40} style={0} />
        <Crate x={138} y={140} side={36} style={1} />
      </Pier>
      <Pier x={236} y={112} w={150} h={88}>
        <Crate x={268} y={140} side={40} style={3} />
      </Pier>
      <Pier x={416} y={112} w={170} h={88} lit={false}>
        <g transform="rotate(-18 470 172)">
          <Crate x={448} y={146} side={40} style={0} lit={false} />
        </g>
        <g transform="rotate(13 536 170)">
          <Crate x={518} y={142} side={38} style={5} lit={false} />
        </g>
      </Pier>
      <path d="M598 112v-20" stroke="#b9c9de" stroke-width="2" />
      <circle cx="598" cy="88" r="7" fill={PALETTE.signal500} />
      <circle cx="598" cy="88" r="13" fill="none" stroke={PALETTE.signal300} stroke-width="2" opacity=".7" />
      <Route d="M452 148C420 104 370 104 336 138M520 140C460 84 380 82 322 130" />
      <QuayFloor w={640} y={214} h={48} />
      {[120, 320, 520].map((x) => (
        <g key={x}>
          <path d={`M${x} 232v-30`} stroke="#0a1626" stroke-width="3" />
          <Glow x={x} y={200} r={20} />
        </g>
      ))}
    </svg>
  );
}
