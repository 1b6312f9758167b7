import { Crate } from "./svg/crate.tsx";
import { Evening, Pier, QuayFloor } from "./svg/harbour.tsx";
import { COURSE_COLOURS, Courses, Worker } from "./svg/servers.tsx";

/**
 * The picture of chapter 1: everybody on a pier of their own, laying the same stones; one is done, one has just begun.
 * Decoration: the card beside it says it in words.
 */
export function ByHandStory() {
  return (
    <svg class="picture" viewBox="0 0 640 262" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Evening w={640} h={262} shore={62} sun={500} />
      <Pier x={40} y={118} w={150} h={88}>
        <Courses x={56} y={172} w={76} kinds={["os", "runtime", "middleware"]} />
        <Crate x={76} y={98} side={36} style={0} />
        <Worker x={154} y={176} />
      </Pier>
      <Pier x={248} y={118} w={150} h={88}>
        <Courses x={264} y={172} w={76} kinds={["os", "runtime"]} />
        <Worker x={362} y={176} carries={COURSE_COLOURS.middleware} />
      </Pier>
      <Pier x={456} y={118} w={150} h={88}>
        <Courses x={472} y={172} w={76} kinds={["os"]} />
        <Worker x={570} y={176} carries={COURSE_COLOURS.runtime} />
      </Pier>
      <QuayFloor w={640} y={222} h={40} />
      <Courses x={70} y={234} w={44} kinds={["middleware"]} h={11} />
      <Courses x={290} y={236} w={50} kinds={["runtime", "middleware"]} h={11} />
      <Courses x={350} y={236} w={50} kinds={["os"]} h={11} />
      <Courses x={500} y={236} w={56} kinds={["os", "runtime", "middleware"]} h={11} />
    </svg>
  );
}
