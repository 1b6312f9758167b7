import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { usageHere } from "../../../rules/usage-here.ts";
import { buzz, play } from "../../../sound/sound.ts";
import type { Desk } from "../placing.ts";

/** What apps really use here, which nobody else can see; one tap tells the others. */
export function UsageList({ desk, node, tick }: { desk: Desk; node: string; tick: number }) {
  const m = t();
  const { cores, memory, number } = format.value;
  const usages = usageHere(desk.store.rows, node, tick);
  if (usages.length === 0) return null;
  const tell = async (app: string): Promise<void> => {
    buzz();
    if ((await desk.placing.give({ type: "tellUsage", app })) === undefined) play("drop");
  };
  return (
    <section class="machine-list" aria-labelledby="usage-title">
      <h2 id="usage-title" class="panel__title">
        {m.sheet.told}
      </h2>
      <ul class="rows">
        {usages.map(({ app, style, cpuMilli, memoryMi, rps, toldSecondsAgo }) => (
          <li key={app} class="row machine-list__row">
            <AppBadge style={style} size={1.4} />
            <span>
              <strong>{app}</strong> {m.sheet.uses(m.common.cores(cores(cpuMilli)), memory(memoryMi))}
              <span class="muted machine-list__note">
                {m.machine.serves(number(rps))}
                {toldSecondsAgo !== undefined && ` · ${m.machine.toldAgo(toldSecondsAgo)}`}
              </span>
            </span>
            <button type="button" class="button" onClick={() => tell(app)}>
              {m.machine.tell}
              <span class="visually-hidden"> {app}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
