import { PALETTE } from "./palette.ts";
import { Crate, Glow } from "./svg/crate.tsx";
import { Evening, Office, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Crane } from "./svg/signs.tsx";

/** A question in the stars, as lights of a sign: where they stand. */
const QUESTION = [
  [-24, 22],
  [-20, 8],
  [-9, -3],
  [6, -4],
  [18, 5],
  [20, 19],
  [12, 31],
  [2, 40],
  [0, 54],
  [0, 78],
] as const;

/** Low enough to stay in a picture that is cut to a strip. */
const at = (y: number): number => 40 + y * 0.62;

/** Warm-up: a question over a quiet harbour, and one crate on the hook to try it with. */
export function WarmUpStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={96} sun={500} />
      <Pier x={232} y={120} w={176} h={92}>
        <Crate x={256} y={160} side={36} style={0} />
      </Pier>
      <Crane x={300} y={76} reach={104} drop={20}>
        <Crate x={-19} y={2} side={38} style={1} />
      </Crane>
      <QuayFloor w={640} y={214} h={48} />
      <Office x={66} y={136} w={84} />
      <Crate x={470} y={196} side={34} style={2} lit={false} />
      <Crate x={510} y={200} side={29} style={5} lit={false} />
      <path
        d={`M${QUESTION.map(([x, y]) => `${186 + x} ${at(y)}`)
          .slice(0, 9)
          .join("L")}`}
        stroke={PALETTE.lamp200}
        stroke-width="1"
        opacity=".35"
        fill="none"
      />
      {QUESTION.map(([x, y]) => (
        <Glow key={`${x} ${y}`} x={186 + x} y={at(y)} r={13} />
      ))}
    </svg>
  );
}
