import { PALETTE } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Requests } from "./svg/signs.tsx";

/** So many crates of an app, from left to right. */
const STEPS = [1, 2, 3] as const;
const SIDE = 34;

/** Scale: the more lights come over the water, the more crates there are; and another pier is on its way. */
export function ScaleStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={58} sun={430} />
      {STEPS.map((count, step) => (
        <Requests
          key={count}
          from={[130 + step * 130, 60]}
          to={[116 + step * 138, 148 - step * 22]}
          count={3 + step * 3}
          bend={step * 8}
        />
      ))}
      <Requests from={[360, 60]} to={[376, 96]} count={9} bend={-40} />
      <Requests from={[430, 60]} to={[398, 96]} count={9} bend={34} />
      <Pier x={56} y={126} w={388} h={88}>
        {STEPS.map((count, step) =>
          Array.from({ length: count * (step === 2 ? 2 : 1) }, (_, i) => (
            <Crate
              key={`${count} ${i}`}
              x={98 + step * 132 + (step === 2 ? (i % 2) * 38 : 0)}
              y={160 - (step === 2 ? Math.floor(i / 2) : i) * 31}
              side={SIDE}
              style={0}
            />
          )),
        )}
      </Pier>
      <g opacity=".92">
        <Pier x={488} y={146} w={112} h={62} lit={false} />
        <rect
          x="482"
          y="140"
          width="124"
          height="74"
          rx="6"
          fill="none"
          stroke={PALETTE.lamp200}
          stroke-width="2"
          stroke-dasharray="6 5"
        />
        <path d="M544 166v24M532 178h24" stroke={PALETTE.lamp300} stroke-width="5" stroke-linecap="round" />
      </g>
      <QuayFloor w={640} y={226} h={36} />
    </svg>
  );
}
