import "./backdrop.css";
import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";

/**
 * The harbour behind a page without a board. `near`: piers and quay to the bottom, for a page that is one card.
 * `far`: only the evening at the top, for pages of text.
 */
export function HarbourBackdrop({ view = "near" }: { view?: "near" | "far" }) {
  if (view === "far") {
    return (
      <div class="backdrop backdrop--far" aria-hidden="true">
        <svg aria-hidden="true" viewBox="0 0 1200 400" preserveAspectRatio="xMidYMax slice">
          <Evening w={1200} h={400} shore={170} sun={760} />
        </svg>
      </div>
    );
  }
  return (
    <div class="backdrop" aria-hidden="true">
      <svg aria-hidden="true" viewBox="0 0 1200 800" preserveAspectRatio="xMidYMax slice">
        <Evening w={1200} h={800} shore={250} sun={720} />
        <Pier x={120} y={380} w={210} h={170}>
          <Crate x={146} y={446} side={54} style={0} />
          <Crate x={206} y={424} side={76} style={1} />
        </Pier>
        <Pier x={880} y={360} w={210} h={170}>
          <Crate x={908} y={404} side={76} style={3} />
          <Crate x={992} y={426} side={54} style={2} />
        </Pier>
        <QuayFloor w={1200} y={700} h={100} />
        <Crate x={44} y={722} side={50} style={0} lit={false} />
        <Crate x={100} y={706} side={66} style={4} lit={false} />
        <Crate x={1034} y={722} side={50} style={0} lit={false} />
        <Crate x={1090} y={710} side={62} style={5} lit={false} />
      </svg>
    </div>
  );
}
