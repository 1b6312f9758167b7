import type { Signal } from "@preact/signals";
import { eraImages } from "../../../../shared/eras/images.ts";
import { LAYER_ORDERS, type LayerOrder, type Software } from "../../../../shared/model/era.ts";
import { MIB } from "../../../../shared/model/resources.ts";
import { format, t } from "../../../i18n/i18n.ts";
import { type Bench, secondsOf, systemFor, type Wish } from "../../../rules/recipe.ts";

/** Which system the machine is set up with: every clone will carry it. Decided with the first step. */
export function SystemChoice({ bench, wish }: { bench: Bench; wish: Signal<Wish> }) {
  const m = t().bench;
  const { era, reader, seat } = bench;
  const own = reader.workbenches.get(seat.nodeName);
  const isDecided = (own?.installed.length ?? 0) > 0 || own?.job !== undefined;
  const system = systemFor(era, own?.installed ?? [], own?.job, wish.value);
  if (isDecided) return null;
  return (
    <fieldset class="bench-choice">
      <legend>{m.system}</legend>
      <div class="choice">
        {era.systems.map(({ id, label, guest }) => (
          <label key={id} data-checked={system?.id === id}>
            <input
              type="radio"
              name="system"
              checked={system?.id === id}
              onChange={() => {
                wish.value = { ...wish.peek(), system: id };
              }}
            />
            {m.systemChoice(label, format.value.memory(Math.round((guest?.memoryBytes ?? 0) / MIB)))}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** In which order layers are stacked: it decides what the next version will cost. */
export function LayerOrderChoice({ bench, app, wish }: { bench: Bench; app: Software; wish: Signal<Wish> }) {
  const m = t().bench;
  return (
    <fieldset class="bench-choice">
      <legend>{m.order}</legend>
      <div class="choice">
        {LAYER_ORDERS.map((order) => (
          <label key={order} data-checked={wish.value.order === order}>
            <input
              type="radio"
              name="layer-order"
              checked={wish.value.order === order}
              onChange={() => {
                wish.value = { ...wish.peek(), order };
              }}
            />
            {m.orders[order]}
          </label>
        ))}
      </div>
      <p class="muted">{m.nextVersion(nextVersionSeconds(bench, app, wish.value.order))}</p>
    </fieldset>
  );
}

/** When the code changes, its layer is made anew and all that lie above it. */
function nextVersionSeconds({ era }: Bench, app: Software, order: LayerOrder): number {
  const image = [...eraImages(era).values()].find((one) => one.app.id === app.id && one.order === order);
  const layers = image?.layers ?? [];
  const from = layers.findIndex(({ software }) => software.id === app.id);
  return secondsOf(
    layers.slice(Math.max(0, from)).reduce((sum, { software }) => sum + software.installMs, 0),
  );
}
