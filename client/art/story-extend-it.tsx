import { APP_COLOURS } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Office, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Route } from "./svg/signs.tsx";

/** Sliders of one's own policy: where their knobs are. */
const SLIDERS = [0.7, 0.25, 0.5] as const;

/** Extend it: beside the harbour's office stands one that you built; both send the same crates to the same piers. */
export function ExtendItStory() {
  const own = APP_COLOURS[0];
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={58} sun={320} />
      <Pier x={236} y={84} w={168} h={56}>
        <Crate x={262} y={92} side={32} style={2} />
        <Crate x={304} y={92} side={32} style={1} />
        <Crate x={346} y={92} side={32} style={3} />
      </Pier>
      <QuayFloor w={640} y={206} h={56} />
      <Office x={88} y={124} w={92} />
      <Own colour={own} />
      <Route d="M188 168C232 168 262 156 284 136" />
      <Route d="M446 168C404 168 378 156 358 136" colour={own} />
      {[286, 324].map((x, i) => (
        <Crate key={x} x={x} y={206} side={30} style={i === 0 ? 0 : 5} lit={false} />
      ))}
    </svg>
  );
}

/** An office still in its scaffold, with the sliders that it decides by. */
function Own({ colour }: { colour: string }) {
  return (
    <g>
      <rect x="456" y="136" width="96" height="88" fill="#28436b" />
      <path d="M450 136H558L544 112H464Z" fill={colour} opacity=".85" />
      <rect x="466" y="148" width="76" height="58" rx="4" fill="#0b1729" />
      {SLIDERS.map((share, i) => (
        <g key={share}>
          <path d={`M476 ${161 + i * 17}h56`} stroke="#6790b7" stroke-width="4" stroke-linecap="round" />
          <circle cx={476 + 56 * share} cy={161 + i * 17} r="6" fill="#ffdf9e" />
        </g>
      ))}
      <path
        d="M444 228V104M564 228V104M440 142H568M440 212H568M444 128 466 104M564 128 542 104"
        stroke="#c49a6c"
        stroke-width="3"
        fill="none"
      />
    </g>
  );
}
