import { PALETTE } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Outline } from "./svg/signs.tsx";

/** Requests and usage: outlines are what was promised. One holds much less, one just that, and one bursts out of it. */
export function RequestsAndUsageStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={54} sun={150} />
      <Pier x={96} y={84} w={448} h={132}>
        <Outline x={134} y={98} w={96} h={88} />
        <Crate x={160} y={146} side={42} style={1} />
        <Outline x={268} y={110} w={80} h={76} />
        <Crate x={268} y={110} side={80} style={0} />
        <Crate x={384} y={78} side={114} style={4} lit={false} />
        <Outline x={408} y={126} w={64} h={60} />
      </Pier>
      <g stroke={PALETTE.signal300} stroke-width="4" stroke-linecap="round">
        <path d="M376 82 366 74M372 108 359 106M506 82 516 74M510 108 523 106" />
      </g>
      <QuayFloor w={640} y={226} h={36} />
    </svg>
  );
}
