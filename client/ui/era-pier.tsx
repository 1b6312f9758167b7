import "./era-pier.css";
import type { EraId } from "../../shared/model/era.ts";
import { Crate, LampLight } from "../art/svg/crate.tsx";
import { t } from "../i18n/i18n.ts";
import type { Block, CrateOnPier, MachinePicture } from "../rules/machine-picture.ts";
import type { StepKind } from "../rules/recipe.ts";

/** Something that is still to be put there: drawn as an outline, the next one lit. */
export interface GhostBlock {
  readonly kind: StepKind;
  readonly label: string;
  readonly isNext: boolean;
  /** It is there already: drawn as what it is. */
  readonly isThere: boolean;
}

const COURSES = ["middleware", "runtime", "os"] as const;
const NO_GHOSTS: readonly GhostBlock[] = [];
/** So many stand side by side on the projector; more are drawn smaller. */
const ROOMY = 4;

/**
 * A machine of an era as a pier: what is installed as courses of stone, instances as crates. A virtual machine is a shell
 * around its crate with a slab of its own below it; containers stand on the one that all share.
 * Decoration: lists beside it say the same.
 */
export function EraPier({
  machine,
  era,
  ghosts = NO_GHOSTS,
}: {
  machine: MachinePicture;
  era: EraId;
  ghosts?: readonly GhostBlock[];
}) {
  const m = t().bench;
  const isOn = machine.power === "on" || machine.power === "unknown";
  return (
    <div
      class="era-pier"
      data-era={era}
      data-on={isOn}
      data-crowded={machine.crates.length + Math.sign(machine.setUp.length) > ROOMY}
      aria-hidden="true"
    >
      <div class="era-pier__deck">
        {era !== "by-hand" && <SetUp blocks={machine.setUp} ghosts={ghosts} />}
        {machine.crates.map((crate) => (
          <Unit key={crate.name} crate={crate} />
        ))}
        {(era === "by-hand" ? ghosts : NO_GHOSTS)
          .filter(({ kind }) => kind === "app")
          .map(({ label, isNext }) => (
            <span key={label} class="era-pier__ghost-crate" data-next={isNext}>
              {label}
            </span>
          ))}
      </div>
      <div class="era-pier__ground">
        {era === "by-hand" &&
          COURSES.map((kind) => <Course key={kind} kind={kind} blocks={machine.ground} ghosts={ghosts} />)}
        {era === "containers" && (
          <div class="era-pier__course">
            <span class="era-pier__block" data-kind="os">
              {m.ownSystem}
            </span>
          </div>
        )}
      </div>
      <div class="era-pier__wall">
        <i class="era-pier__lamp" />
        <i class="era-pier__lamp" />
      </div>
    </div>
  );
}

function Course({
  kind,
  blocks,
  ghosts,
}: {
  kind: (typeof COURSES)[number];
  blocks: readonly Block[];
  ghosts: readonly GhostBlock[];
}) {
  const there = blocks.filter((block) => block.kind === kind);
  const wanted = ghosts.filter((ghost) => ghost.kind === kind);
  return (
    <div class="era-pier__course">
      {there.map(({ id, label }) => (
        <span key={id} class="era-pier__block" data-kind={kind}>
          {label}
        </span>
      ))}
      {wanted.map(({ label, isNext }) => (
        <span key={label} class="era-pier__block" data-kind={kind} data-ghost="true" data-next={isNext}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** What is being set up or built to become an image: it does not run. */
function SetUp({ blocks, ghosts }: { blocks: readonly Block[]; ghosts: readonly GhostBlock[] }) {
  if (blocks.length + ghosts.length === 0) return null;
  return (
    <span class="era-pier__unit">
      <span class="era-pier__shell" data-set-up="true">
        {ghosts.toReversed().map(({ kind, label, isNext, isThere }) => (
          <span key={label} class="era-pier__block" data-kind={kind} data-ghost={!isThere} data-next={isNext}>
            {label}
          </span>
        ))}
        {blocks.toReversed().map(({ id, kind, label }) => (
          <span key={id} class="era-pier__block" data-kind={kind}>
            {label}
          </span>
        ))}
      </span>
      {blocks.length > 0 && <span class="era-pier__name">{t().bench.setUp}</span>}
    </span>
  );
}

function Unit({ crate }: { crate: CrateOnPier }) {
  const picture = <CratePicture crate={crate} />;
  return (
    <span class="era-pier__unit" data-look={crate.look} data-hand={crate.needsHand}>
      {crate.systemMi > 0 ? (
        <span class="era-pier__shell">
          {picture}
          <span class="era-pier__slab" data-small={crate.systemMi < 1024}>
            OS
          </span>
        </span>
      ) : (
        picture
      )}
      <span class="era-pier__name">{crate.name}</span>
    </span>
  );
}

function CratePicture({ crate }: { crate: CrateOnPier }) {
  const { look, style, progress } = crate;
  const arrived = look === "pulling" ? (progress ?? 0) : 1;
  return (
    <svg
      class="era-pier__crate"
      viewBox="0 0 40 42"
      aria-hidden="true"
      style={{ "--arrived": arrived.toFixed(3) }}
    >
      <defs>
        <LampLight />
      </defs>
      <rect class="era-pier__outline" x="1" y="1" width="38" height="36" rx="2" />
      <g class="era-pier__body">
        <Crate x={0} y={0} side={40} style={style} lit={look === "ready"} />
      </g>
    </svg>
  );
}
