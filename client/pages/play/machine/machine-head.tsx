import { format, t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { Gauge } from "../../../ui/gauge.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { MachineGauges } from "../../../ui/machine-gauges.tsx";
import { Term } from "../../../ui/term.tsx";
import { ZoneSign } from "../../../ui/zone-sign.tsx";
import { boardModel } from "../../../view/board-model.ts";
import type { Desk } from "../placing.ts";
import { ReserveMachine } from "./reserve-machine.tsx";

/** From here on freeing disk is offered. */
const FULL_DISK = 0.7;
const NO_GHOSTS = new Map<string, string>();

/** How the machine is, and what the control plane believes about it. */
export function MachineHead({ desk, node }: { desk: Desk; node: string }) {
  const m = t();
  const { gibibytes, memory } = format.value;
  useClusterRevision(desk.store);
  const { rows, round } = desk.store;
  const model = boardModel({ rows, ...round, ghosts: NO_GHOSTS });
  const view = model.nodes.find(({ name }) => name === node);
  const zone = model.zones.find(({ nodes }) => nodes.includes(node));
  const machine = rows.machines.get(node);
  if (view === undefined) {
    return machine ? (
      <ReserveMachine desk={desk} machine={machine} />
    ) : (
      <p class="muted">{m.common.loading}</p>
    );
  }
  const trouble = machine === undefined ? undefined : troubleOf(machine);
  return (
    <section class={`panel machine-head${view.ready ? "" : " panel--signal"}`} data-testid={`node-${node}`}>
      <p class="machine-head__state">
        <span class="lamp" data-lit={view.ready ? "true" : "signal"} />
        <strong>{node}</strong>
        <Term name="ready">{view.ready ? m.machine.ready : m.board.notReady}</Term>
        {zone && (
          <span class="machine-head__zone">
            <ZoneSign number={zone.sign} />
            <Term name="zone" />
            {zone.name}
          </span>
        )}
        {view.cordoned && <Term name="cordon">{m.board.cordoned}</Term>}
      </p>
      {trouble !== undefined && <p class="machine-head__trouble">{m.machine.trouble[trouble]}</p>}
      {trouble === "off" && (
        <button
          type="button"
          class="button button--primary button--large button--wide"
          onClick={() => void desk.placing.give({ type: "powerOn" })}
        >
          <Icon name="power" />
          {m.machine.powerOn}
        </button>
      )}
      <div class="machine-head__gauges">
        <MachineGauges cpu={view.cpu} memory={view.memory} />
        {machine && (
          <Gauge
            label={m.common.disk}
            text={m.machine.of(gibibytes(machine.diskUsedMi), memory(machine.diskMi))}
            reserved={0}
            used={machine.diskUsedMi}
            capacity={machine.diskMi}
          />
        )}
      </div>
      {machine && machine.diskUsedMi > machine.diskMi * FULL_DISK && (
        <button
          type="button"
          class="button button--primary"
          onClick={() => void desk.placing.give({ type: "pruneImages" })}
        >
          {m.machine.prune}
        </button>
      )}
    </section>
  );
}

function troubleOf(machine: { power: string; network: string }): "off" | "booting" | "cut" | undefined {
  if (machine.power === "off" || machine.power === "booting") return machine.power;
  return machine.network === "cut" ? "cut" : undefined;
}
