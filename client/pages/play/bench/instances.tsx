import type { EraRules } from "../../../../shared/model/era.ts";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import type { InstanceOnMachine } from "../../../rules/instances-view.ts";
import type { MachineAction, PodState } from "../../../rules/machine-view.ts";
import { buzz, play } from "../../../sound/sound.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { orders } from "../orders.ts";
import type { Desk } from "../placing.ts";

/** The instances of a machine as cards. Those that need a hand stand first, and apart. */
export function Instances({
  desk,
  era,
  instances,
  isUrgent = false,
}: {
  desk: Desk;
  era: EraRules;
  instances: readonly InstanceOnMachine[];
  isUrgent?: boolean;
}) {
  const m = t().bench;
  if (isUrgent && instances.length === 0) return null;
  return (
    <section class="instances" data-urgent={isUrgent} aria-label={m.instances[era.id]}>
      {!isUrgent && <h2 class="panel__title">{m.instances[era.id]}</h2>}
      {instances.length === 0 && <p class="muted">{m.noInstances}</p>}
      <ul class="instances__list">
        {instances.map((instance) => (
          <Instance key={instance.name} desk={desk} era={era} instance={instance} />
        ))}
      </ul>
    </section>
  );
}

function Instance({ desk, era, instance }: { desk: Desk; era: EraRules; instance: InstanceOnMachine }) {
  const m = t();
  const { name, state, action, lacks } = instance;
  const give = async (command: Parameters<typeof desk.placing.give>[0]): Promise<void> => {
    buzz();
    if ((await desk.placing.give(command)) === undefined) play("drop");
  };
  const act = (wanted: MachineAction): void => void give(orders[wanted](name, instance.shape.image));
  return (
    <li class="instance" data-state={state} data-testid={`pod-${name}`}>
      <div class="instance__head">
        <AppBadge style={instance.style} size={1.5} />
        <p class="instance__words">
          <strong>{name}</strong>
          <span class="muted"> {instance.label}</span>
          {instance.outdated && <span class="chip chip--lit">{m.bench.outdated}</span>}
          <span class="instance__state">{lacks === "" ? stateWords(instance) : m.bench.lacks(lacks)}</span>
        </p>
        {state !== "terminating" && (
          <button
            type="button"
            class="button button--quiet instance__stop"
            onClick={() => void give({ type: "stopInstance", pod: name })}
          >
            {m.bench.stop[era.id]}
            <span class="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      {instance.progress !== undefined && <Progress value={instance.progress} />}
      {action !== undefined && lacks === "" && (
        <button type="button" class="button button--wide button--signal bench-do" onClick={() => act(action)}>
          <span class="inline">
            <Icon name={action === "pull" ? "arrow" : "restart"} />
            {m.machine.actions[action]}
            <span class="visually-hidden"> {name}</span>
          </span>
        </button>
      )}
    </li>
  );
}

function stateWords(instance: InstanceOnMachine): string {
  const m = t();
  const { memory, number } = format.value;
  const { state, secondsLeft, memoryUsedMi, memoryLimitMi, systemMi, rps } = instance;
  // A virtual machine's memory holds its app and its system.
  const used = m.machine.of(memory(memoryUsedMi), memory(memoryLimitMi + systemMi));
  if (state === "running") return `${m.apps.perSecond(number(rps))} · ${used}`;
  const words: Readonly<Partial<Record<PodState, string>>> = m.bench.states;
  const text = words[state] ?? m.machine.states[state];
  return secondsLeft === undefined ? text : `${text} ${m.machine.inSeconds(secondsLeft)}`;
}
