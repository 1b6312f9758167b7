import { PALETTE } from "./palette.ts";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { MachineHouse, Worker } from "./svg/servers.tsx";

/**
 * The picture of chapter 2: one large pier full of houses that are all alike, each on a slab of its own, and the plan
 * that they are copied from. Decoration: the card beside it says it in words.
 */
export function VirtualMachinesStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={150} />
      <Pier x={186} y={122} w={420} h={92}>
        <MachineHouse x={222} y={178} w={58} style={0} />
        <MachineHouse x={292} y={178} w={58} style={0} />
        <MachineHouse x={362} y={178} w={58} style={0} />
        <MachineHouse x={432} y={178} w={58} style={1} />
        <g opacity=".55">
          <MachineHouse x={502} y={178} w={58} style={1} lit={false} />
        </g>
      </Pier>
      <QuayFloor w={640} y={222} h={40} />
      <path
        d="M104 138C120 86 170 82 214 112"
        stroke={PALETTE.lamp300}
        stroke-width="2.2"
        stroke-dasharray="1 7"
        stroke-linecap="round"
        fill="none"
      />
      <Plan />
      <Worker x={152} y={232} />
    </svg>
  );
}

/** The image: a house as a drawing on a board. */
function Plan() {
  return (
    <g>
      <path d="M62 232 72 150M134 232 124 150" stroke="#42577a" stroke-width="5" />
      <rect x={52} y={136} width={92} height={78} rx="3" fill="#16304f" stroke="#93a9c4" stroke-width="2.5" />
      <g stroke={PALETTE.lamp200} stroke-width="1.6" fill="none" stroke-dasharray="4 3">
        <rect x={74} y={146} width={48} height={58} rx="2" />
        <rect x={80} y={184} width={36} height={15} />
        <rect x={84} y={153} width={28} height={26} />
      </g>
    </g>
  );
}
