import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { Crane, Outline, Requests, Tag } from "./svg/signs.tsx";

const SIDE = 50;

/** Rolling update: one crate of five is exchanged at a time, and the lights of the requests never stop coming. */
export function RollingUpdateStory() {
  const places = [
    { x: 122, version: "v2" },
    { x: 186, version: "v2" },
    { x: 250, version: undefined },
    { x: 394, version: "v1" },
    { x: 458, version: "v1" },
  ] as const;
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={58} sun={560} />
      <Pier x={88} y={100} w={456} h={112}>
        {places.map(({ x, version }) =>
          version === undefined ? (
            <Outline key={x} x={x} y={140} w={SIDE} h={SIDE * 0.94} />
          ) : (
            <Crate key={x} x={x} y={140} side={SIDE} style={0} />
          ),
        )}
      </Pier>
      <Crane x={238} y={30} reach={84} drop={4}>
        <Crate x={-24} y={2} side={46} style={0} lit={false} />
        <Tag x={0} y={20} isNew>
          v2
        </Tag>
      </Crane>
      <Crate x={320} y={150} side={SIDE} style={0} lit={false} />
      {places.map(({ x, version }) =>
        version === undefined ? null : (
          <Tag key={x} x={x + SIDE / 2} y={160} isNew={version === "v2"}>
            {version}
          </Tag>
        ),
      )}
      <Tag x={345} y={170}>
        v1
      </Tag>
      <Requests from={[120, 60]} to={[147, 136]} count={5} bend={-14} />
      <Requests from={[180, 60]} to={[211, 136]} count={5} bend={12} />
      <Requests from={[440, 60]} to={[419, 136]} count={5} bend={14} />
      <Requests from={[500, 60]} to={[483, 136]} count={5} bend={-12} />
      <QuayFloor w={640} y={222} h={40} />
    </svg>
  );
}
