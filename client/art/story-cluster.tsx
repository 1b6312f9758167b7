import { Crate } from "./svg/crate.tsx";
import { Evening, Office, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Crane, Route } from "./svg/signs.tsx";

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
      <Crane x={359} y={42} reach={83} drop={28}>
        <Crate x={-16} y={0} side={32} style={5} />
      </Crane>
      <QuayFloor w={640} y={200} h={62} />
      <Office x={52} y={124} w={84} />
      <Route d="M146 168C220 206 300 206 388 160" />
      <Crate x={196} y={206} side={29} style={0} lit={false} />
      <Crate x={232} y={197} side={38} style={1} lit={false} />
      <Crate x={277} y={206} side={29} style={2} lit={false} />
    </svg>
  );
}
