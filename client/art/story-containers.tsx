import { PALETTE } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { COURSE_COLOURS, Courses } from "./svg/servers.tsx";

/**
 * The picture of chapter 3: the same pier, one slab for all, and many light crates; layers leave the warehouse one by
 * one. One crate has fallen, and nobody looks. Decoration: the card beside it says it in words.
 */
export function ContainersStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={330} />
      <Pier x={186} y={122} w={420} h={92}>
        <Courses x={206} y={180} w={380} kinds={["os"]} h={12} />
        {[0, 0, 1, 1, 2, 4, 4].map((style, i) => (
          <Crate key={`low ${i}`} x={214 + i * 46} y={132} side={38} style={style} />
        ))}
        {[0, 1, 1, 0].map((style, i) => (
          <Crate key={`high ${i}`} x={236 + i * 46} y={95} side={38} style={style} />
        ))}
        <g transform="rotate(24 560 156)">
          <Crate x={541} y={134} side={36} style={2} lit={false} />
        </g>
      </Pier>
      <QuayFloor w={640} y={222} h={40} />
      <path
        d="M128 196C156 170 170 166 206 160"
        stroke={PALETTE.lamp300}
        stroke-width="2.2"
        stroke-dasharray="1 7"
        stroke-linecap="round"
        fill="none"
      />
      <Warehouse />
      <Layer x={136} y={184} colour={COURSE_COLOURS.runtime} />
      <Layer x={160} y={170} colour={COURSE_COLOURS.middleware} />
      <Layer x={184} y={160} colour="#61c0ff" />
    </svg>
  );
}

function Layer({ x, y, colour }: { x: number; y: number; colour: string }) {
  return (
    <g>
      <rect x={x} y={y} width={22} height={8} rx="1.5" fill={colour} />
      <path d={`M${x} ${y + 1}h22`} stroke="#fff" stroke-width="1" opacity=".5" />
    </g>
  );
}

/** The registry, with its door open and layers on its shelves. */
function Warehouse() {
  return (
    <g>
      <path d="M24 168 78 136 132 168Z" fill="#6571a0" />
      <rect x={30} y={166} width={96} height={66} fill="#3a4166" />
      <rect x={46} y={180} width={64} height={52} fill="#ffdc95" />
      <Courses x={52} y={230} w={24} kinds={["os", "runtime", "middleware"]} h={11} />
      <Courses x={80} y={230} w={24} kinds={["os", "runtime"]} h={11} />
      <path d="M24 168H132" stroke={PALETTE.dusk300} stroke-width="1.2" opacity=".7" />
    </g>
  );
}
