import { imageVersion } from "../../../../shared/model/image-name.ts";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import type { MachineAction, PodOnMachine } from "../../../rules/machine-view.ts";
import { shortPodName } from "../../../rules/pod-name.ts";
import { offeredTools } from "../../../rules/tools.ts";
import { buzz, play } from "../../../sound/sound.ts";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Term } from "../../../ui/term.tsx";
import { orders } from "../orders.ts";
import type { Desk } from "../placing.ts";

const ICONS = { pull: "arrow", start: "play", restart: "restart" } as const satisfies Record<
  MachineAction,
  IconName
>;

/** From this share of its CPU limit on, it is the limit that holds it back. */
const THROTTLED = 0.98;
/** So long every Pod may take until it is ready; later it is worth a word. */
const LONG_SECONDS = 6;

/** One Pod of the own machine: how it is, and the one thing to do about it. */
export function PodOnMachineCard({ desk, pod }: { desk: Desk; pod: PodOnMachine }) {
  const m = t().machine;
  const { placing } = desk;
  const offered = offeredTools(desk.store.round);
  const act = async (action: MachineAction): Promise<void> => {
    buzz();
    if ((await placing.give(orders[action](pod.name, pod.shape.image))) === undefined) play("drop");
  };
  return (
    <li
      class="machine-pod"
      data-state={pod.state}
      data-urgent={pod.action !== undefined}
      data-testid={`pod-${pod.name}`}
    >
      <div class="machine-pod__head">
        <AppBadge style={pod.style} />
        <strong class="machine-pod__name" title={pod.name}>
          {shortPodName(pod.name)}
        </strong>
        {offered.includes("undoRollout") && pod.shape.image !== "" && (
          <span class="chip">{imageVersion(pod.shape.image)}</span>
        )}
        {pod.restarts > 0 && <span class="chip">{m.restarts(pod.restarts)}</span>}
        {offered.includes("setResources") && isUp(pod) && <Term name="qos">{pod.shape.qos}</Term>}
        {pod.action === undefined && isUp(pod) && (
          <button
            type="button"
            class="button button--quiet machine-pod__again"
            onClick={() => act("restart")}
          >
            <Icon name="restart" />
            {m.actions.restart}
            <span class="visually-hidden"> {shortPodName(pod.name)}</span>
          </button>
        )}
      </div>
      <p class="machine-pod__state">
        {stateText(pod)} {pod.state === "crashed" && <LastExit reason={pod.lastExit} />}
      </p>
      {pod.progress !== undefined && <Progress value={pod.progress} />}
      {isUp(pod) && pod.memoryUsedMi > 0 && <MemoryBar pod={pod} />}
      {isUp(pod) && isThrottled(pod) && (
        <p class="machine-pod__state">
          <strong>{m.throttled(t().common.cores(format.value.cores(pod.shape.cpuLimitMilli)))}</strong>
        </p>
      )}
      {pod.action !== undefined && (
        <button
          type="button"
          class={`button button--wide machine-pod__do ${pod.state === "hung" ? "button--signal" : "button--primary"}`}
          onClick={() => act(pod.action ?? "restart")}
        >
          <Icon name={ICONS[pod.action]} />
          {m.actions[pod.action]}
          <span class="visually-hidden"> {shortPodName(pod.name)}</span>
        </button>
      )}
    </li>
  );
}

const isUp = ({ state }: PodOnMachine): boolean =>
  state === "running" || state === "not-ready" || state === "hung";

/** It would use more CPU than it may. */
const isThrottled = ({ cpuUsedMilli, shape }: PodOnMachine): boolean =>
  shape.cpuLimitMilli > 0 && cpuUsedMilli >= shape.cpuLimitMilli * THROTTLED;

function stateText(pod: PodOnMachine): string {
  const m = t().machine;
  const { number } = format.value;
  const text = m.states[pod.state];
  if (pod.state === "not-ready" && pod.waitedSeconds >= LONG_SECONDS) return m.probeFails(pod.waitedSeconds);
  if (pod.state === "running") return `${text} ${m.serves(number(pod.rps))}`;
  return `${text} ${inSeconds(pod)}`;
}

function inSeconds({ state, secondsLeft, action, waitedSeconds }: PodOnMachine): string {
  const m = t().machine;
  if (secondsLeft !== undefined)
    return state === "crashed" ? m.startsAgain(secondsLeft) : m.inSeconds(secondsLeft);
  if (state === "pulling") return m.waitsInLine;
  return action === undefined ? "" : m.since(waitedSeconds);
}

/** Why it ended, in Kubernetes' word. */
function LastExit({ reason }: { reason: string }) {
  return reason === "OOMKilled" ? <Term name="oomKilled" /> : <span class="muted">{reason}</span>;
}

function Progress({ value }: { value: number }) {
  return (
    <div class="progress" aria-hidden="true">
      <div class="progress__bar" style={{ "--done": value.toFixed(3) }} />
    </div>
  );
}

/** Memory against the limit: at the end of it stands the kernel. */
function MemoryBar({ pod }: { pod: PodOnMachine }) {
  const { memory } = format.value;
  if (pod.memoryLimitMi === 0) {
    return (
      <p class="memory-bar__text">
        {t().common.memory} {memory(pod.memoryUsedMi)}, {t().machine.noLimit}
      </p>
    );
  }
  const share = Math.min(1, pod.memoryUsedMi / pod.memoryLimitMi);
  return (
    <div class="memory-bar" data-high={share >= 0.85}>
      <span class="memory-bar__text">
        {t().common.memory} {t().machine.of(memory(pod.memoryUsedMi), memory(pod.memoryLimitMi))}
        {share >= 0.85 && <strong> {t().machine.nearLimit}</strong>}
      </span>
      <div class="progress" aria-hidden="true">
        <div class="progress__bar" style={{ "--done": share.toFixed(3) }} />
      </div>
    </div>
  );
}
