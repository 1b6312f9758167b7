import { PALETTE } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Office, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Board, Crane, Outline } from "./svg/signs.tsx";

const PLACES = [352, 408, 464] as const;

/** Desired state: three are written on the board; two are there, and the loop that goes round brings the third. */
export function DesiredStateStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={560} />
      <Pier x={322} y={100} w={212} h={104}>
        <Crate x={352} y={136} side={44} style={0} />
        <Crate x={408} y={136} side={44} style={0} />
        <Outline x={464} y={137} w={44} h={40} />
      </Pier>
      <Crane x={400} y={36} reach={138} drop={8}>
        <Crate x={-22} y={2} side={42} style={0} />
      </Crane>
      <QuayFloor w={640} y={210} h={52} />
      <Office x={44} y={134} w={84} />
      <Board x={146} y={112} w={142} h={74}>
        {PLACES.map((place, i) => (
          <Crate key={place} x={157 + i * 43} y={132} side={34} style={0} lit={false} />
        ))}
      </Board>
      <g fill="none" stroke={PALETTE.lamp300} stroke-width="4" stroke-linecap="round">
        <path d="M222 100C248 60 304 44 360 58" />
        <path d="M346 44 362 58 343 68" stroke-linejoin="round" />
        <path d="M470 218C420 250 290 252 222 212" />
        <path d="M242 210 221 211 232 230" stroke-linejoin="round" />
      </g>
    </svg>
  );
}
