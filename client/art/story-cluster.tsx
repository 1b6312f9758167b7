import { PALETTE } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Office, Pier, QuayFloor } from "./svg/harbour.tsx";

/**
 * The picture of chapter 4: the office gives the word, a crane sets a Pod down on one Node, the others have theirs.
 * Decoration: the card beside it says it in words.
 */
export function ClusterStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={430} />
      <Pier x={182} y={98} w={118} h={84}>
        <Crate x={196} y={134} side={27} style={0} />
        <Crate x={226} y={124} side={37} style={1} />
        <Crate x={266} y={134} side={27} style={0} />
      </Pier>
      <Pier x={506} y={98} w={118} h={84}>
        <Crate x={520} y={124} side={37} style={3} />
        <Crate x={561} y={129} side={32} style={4} />
      </Pier>
      <Pier x={338} y={104} w={136} h={92}>
        <Crate x={352} y={142} side={31} style={2} />
      </Pier>
      <Crane />
      <QuayFloor w={640} y={200} h={62} />
      <Office x={52} y={124} w={84} />
      <path
        d="M146 168C220 206 300 206 388 160"
        stroke={PALETTE.lamp300}
        stroke-width="2.2"
        stroke-dasharray="1 7"
        stroke-linecap="round"
        fill="none"
      />
      <Crate x={196} y={206} side={29} style={0} lit={false} />
      <Crate x={232} y={197} side={38} style={1} lit={false} />
      <Crate x={277} y={206} side={29} style={2} lit={false} />
    </svg>
  );
}

/** The crane of the middle pier with a Pod on its hook. */
function Crane() {
  return (
    <g transform="translate(0 -24)">
      <path d="M352 132 358 66M366 132 360 66" stroke="#42577a" stroke-width="4" />
      <path d="M348 96H446M359 62 440 95M359 62 350 95" stroke="#93a9c4" stroke-width="2.4" fill="none" />
      <path d="M346 94H448" stroke="#93a9c4" stroke-width="4" />
      <path d="M410 96V124" stroke="#b9c9de" stroke-width="1.6" />
      <path d="M396 136 410 122 424 136" stroke="#f1e4c6" stroke-width="1.4" fill="none" />
      <Crate x={394} y={134} side={32} style={5} />
    </g>
  );
}
