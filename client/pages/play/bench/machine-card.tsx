import { useSignal } from "@preact/signals";
import type { EraRules } from "../../../../shared/model/era.ts";
import { format, t } from "../../../i18n/i18n.ts";
import type { MachinePicture } from "../../../rules/machine-picture.ts";
import type { Bench, Step, StepKind } from "../../../rules/recipe.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { EraPier, type GhostBlock } from "../../../ui/era-pier.tsx";
import { MachineGauges } from "../../../ui/machine-gauges.tsx";
import type { Desk } from "../placing.ts";

/** One's own machine as a picture, and what is installed in words. */
export function MachineView({
  era,
  machine,
  steps,
}: {
  era: EraRules;
  machine: MachinePicture | undefined;
  steps: readonly Step[];
}) {
  const m = t().bench;
  if (machine === undefined) return <p class="muted">{t().common.loading}</p>;
  const installed = era.workplace === "server" ? machine.ground : machine.setUp;
  const isEmpty = installed.length === 0 && machine.crates.length === 0;
  return (
    <section class="machine-view" aria-label={m.machine} data-testid={`node-${machine.node}`}>
      <EraPier machine={machine} era={era.id} ghosts={ghostsOf(era, steps)} />
      <p class="visually-hidden">{isEmpty ? m.empty : installed.map(({ label }) => label).join(", ")}</p>
    </section>
  );
}

/** How full the machine is, how much of that systems take, and the way to begin anew. */
export function MachineFacts({
  desk,
  bench,
  machine,
}: {
  desk: Desk;
  bench: Bench;
  machine: MachinePicture | undefined;
}) {
  const m = t();
  if (machine === undefined) return null;
  const { era } = bench;
  const canWipe = era.commands.includes("wipeServer") && machine.ground.length + machine.setUp.length > 0;
  return (
    <section class="panel machine-facts" aria-label={m.bench.howFull}>
      <MachineGauges cpu={machine.cpu} memory={machine.memory} />
      {era.ownSystem && machine.systemMi > 0 && (
        <p class="machine-facts__systems">{m.bench.systems(format.value.memory(machine.systemMi))}</p>
      )}
      {canWipe && <Wipe desk={desk} bench={bench} />}
    </section>
  );
}

/** What the order in hand still needs, as outlines on the pier; layers of an image also where they are there. */
function ghostsOf(era: EraRules, steps: readonly Step[]): readonly GhostBlock[] {
  const wanted = steps.filter(({ kind }) => BLOCKS.has(kind));
  const isThere = ({ state }: Step): boolean => state === "done" || state === "cached";
  if (wanted.every(isThere)) return [];
  return wanted
    .filter((step) => era.layered || !isThere(step))
    .map((step) => ({
      kind: step.kind,
      label: step.label,
      isNext: step.state === "next" || step.state === "doing",
      isThere: isThere(step),
    }));
}

const BLOCKS: ReadonlySet<StepKind> = new Set(["os", "runtime", "middleware", "app"]);

/** Begins anew. Asked for once more: it cannot be taken back. */
function Wipe({ desk, bench }: { desk: Desk; bench: Bench }) {
  const m = t();
  const isAsked = useSignal(false);
  const close = (): void => {
    isAsked.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="button button--quiet machine-facts__wipe"
        aria-haspopup="dialog"
        onClick={() => {
          isAsked.value = true;
        }}
      >
        {m.bench.wipe}
      </button>
      {isAsked.value && (
        <Dialog title={m.bench.wipe} onClose={close}>
          <p>{m.bench.wipeSure[bench.era.workplace]}</p>
          <div class="inline">
            <button
              type="button"
              class="button button--signal"
              onClick={() => {
                close();
                void desk.placing.give({ type: "wipeServer" });
              }}
            >
              {m.bench.wipe} {m.bench.seconds(2)}
            </button>
            <button type="button" class="button" onClick={close}>
              {m.common.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
