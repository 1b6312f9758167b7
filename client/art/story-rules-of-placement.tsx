import { APP_COLOURS } from "./palette.ts";
import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Pennant, Route } from "./svg/signs.tsx";

/** Rules of placement: one crate of an app on each pier, and a pier with a flag for those who carry the same flag. */
export function RulesOfPlacementStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={90} />
      {[54, 206, 358].map((x) => (
        <Pier key={x} x={x} y={104} w={124} h={82}>
          <Crate x={x + 43} y={128} side={38} style={0} />
        </Pier>
      ))}
      <Pier x={492} y={104} w={124} h={82}>
        <Crate x={544} y={122} side={42} style={4} />
        <Pennant x={516} y={168} shape="tail" colour={APP_COLOURS[4]} />
        <Pennant x={565} y={124} shape="tail" colour={APP_COLOURS[4]} />
      </Pier>
      <QuayFloor w={640} y={204} h={58} />
      <Route d="M254 214C214 208 150 200 122 172M268 212C268 196 268 190 268 172M282 214C330 208 392 200 416 172" />
      <Crate x={248} y={206} side={40} style={0} lit={false} />
      <Crate x={520} y={208} side={38} style={2} lit={false} />
      <g stroke="#f1e4c6" stroke-width="5">
        <path d="M492 196h124" stroke-dasharray="12 8" />
      </g>
    </svg>
  );
}
