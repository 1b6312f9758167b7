import { AppBadge } from "../../../art/app-badge.tsx";
import { t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { imagesHere } from "../../../rules/images-here.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/** Which images are still missing: whoever has them before the Pods come starts them at once. */
export function ImagesAhead({ desk, node }: { desk: Desk; node: string }) {
  const m = t().machine;
  useClusterRevision(desk.store);
  const { rows } = desk.store;
  const machine = rows.machines.get(node);
  if (machine === undefined || machine.power !== "on") return null;
  const images = imagesHere(rows, machine).filter(({ state }) => state !== "here");
  if (images.length === 0) return null;
  return (
    <section class="machine-list" aria-labelledby="images-title">
      <h2 id="images-title" class="panel__title">
        <Term name="image">{m.images}</Term>
      </h2>
      <ul class="rows">
        {images.map(({ image, style, state }) => (
          <li key={image} class="row machine-list__row">
            <AppBadge style={style} size={1.4} />
            <span>{image}</span>
            {state === "missing" ? (
              <button
                type="button"
                class="button"
                onClick={() => void desk.placing.give({ type: "pullImage", image })}
              >
                <Icon name="arrow" />
                {m.pullAhead}
                <span class="visually-hidden"> {image}</span>
              </button>
            ) : (
              <span class="muted">{m.imageComing}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
