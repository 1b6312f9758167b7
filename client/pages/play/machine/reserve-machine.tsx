import type { MachineRow } from "../../../../shared/projection/rows.ts";
import { t } from "../../../i18n/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/** A machine that is no Node yet: switched on, it can join the cluster, and Pods will come. */
export function ReserveMachine({ desk, machine }: { desk: Desk; machine: MachineRow }) {
  const m = t().machine;
  const { power, node } = machine;
  const step = power === "off" ? "off" : power === "on" ? "on" : "booting";
  return (
    <section class="panel panel--lit machine-head" data-testid={`node-${node}`}>
      <p class="machine-head__state">
        <span class="lamp" data-lit={power === "on" ? "true" : "false"} />
        <strong>{node}</strong>
        <Term name="node">{m.reserve.title}</Term>
      </p>
      <p>{m.reserve.steps[step]}</p>
      {step === "off" && (
        <button
          type="button"
          class="button button--primary button--large button--wide"
          onClick={() => void desk.placing.give({ type: "powerOn" })}
        >
          <Icon name="power" />
          {m.powerOn}
        </button>
      )}
      {step === "on" && (
        <>
          <pre class="kubectl give__line" lang="en">
            # kubeadm join
          </pre>
          <button
            type="button"
            class="button button--primary button--large button--wide"
            onClick={() => void desk.placing.give({ type: "joinNode" })}
          >
            <Icon name="link" />
            {m.reserve.join}
          </button>
        </>
      )}
    </section>
  );
}
