import type { MachineRow } from "../../../../shared/projection/rows.ts";
import { t } from "../../../i18n/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Desk } from "../placing.ts";

/** What stands between this machine and the world: no power, or no network. */
export function PowerCard({ desk, machine }: { desk: Desk; machine: MachineRow | undefined }) {
  const m = t().bench;
  if (machine === undefined || (machine.power === "on" && machine.network !== "cut")) return null;
  const trouble = machine.power === "off" ? "off" : machine.power === "booting" ? "booting" : "cut";
  return (
    // A server that boots needs nobody.
    <section class={`panel stack power-card${trouble === "booting" ? "" : " panel--signal"}`} role="alert">
      <p class="power-card__word">
        <Icon name="power" />
        <strong>{m.trouble[trouble]}</strong>
      </p>
      {trouble === "off" && (
        <>
          <button
            type="button"
            class="button button--primary button--large button--wide bench-do"
            onClick={() => void desk.placing.give({ type: "powerOn" })}
          >
            <Icon name="power" />
            {t().machine.powerOn}
          </button>
          <p class="muted">{m.powerOnHelp}</p>
        </>
      )}
    </section>
  );
}
