import { MAX_REPLICAS } from "../../../../../shared/commands/arguments.ts";
import type { AppRow } from "../../../../../shared/projection/rows.ts";
import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { withStep } from "../../../../rules/resources.ts";
import { Slider } from "../../../../ui/slider.tsx";
import { Stepper } from "../../../../ui/stepper.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

const TARGETS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/** Seconds of Kubernetes time; the API's default is the longest. */
const WINDOWS = [0, 60, 120, 300];

/** How busy an app's Pods should be, and between which sizes their number may move. */
export function AutoscalerTool({ desk, app }: AppToolProps) {
  const m = t().tools.setAutoscaler;
  const { autoscaler } = declaredOf(app) ?? {};
  const { value, change } = useDraft(fieldsOf(app, autoscaler));
  const { min, max, target, window } = value;
  return (
    <>
      <p class="tool__state" role="status">
        {autoscaler === undefined
          ? m.none
          : app.utilization < 0
            ? m.unknown
            : m.now(app.utilization, autoscaler.metric.averageUtilization)}
      </p>
      <Slider
        label={m.target}
        steps={withStep(TARGETS, target)}
        value={target}
        text={(percent) => `${percent} %`}
        onChange={(percent) => change({ target: percent })}
      />
      <Stepper
        label={m.min}
        value={min}
        min={1}
        max={MAX_REPLICAS}
        onChange={(wanted) => change({ min: wanted })}
      />
      <Stepper
        label={m.max}
        value={max}
        min={1}
        max={MAX_REPLICAS}
        onChange={(wanted) => change({ max: wanted })}
      />
      <Slider
        label={m.window}
        steps={withStep(WINDOWS, window)}
        value={window}
        text={(seconds) => t().common.seconds(seconds)}
        onChange={(seconds) => change({ window: seconds })}
      />
      <Give
        desk={desk}
        command={{
          type: "setAutoscaler",
          deployment: app.name,
          min,
          max,
          targetUtilization: target,
          scaleDownStabilizationSeconds: window,
        }}
        label={autoscaler === undefined ? m.create : m.give}
      />
      {autoscaler !== undefined && (
        <Give
          desk={desk}
          command={{ type: "deleteAutoscaler", deployment: app.name }}
          label={m.remove}
          isQuiet
        />
      )}
    </>
  );
}

type Autoscaler = NonNullable<NonNullable<ReturnType<typeof declaredOf>>["autoscaler"]>;

/** What is declared, or where nothing is, something sensible to begin with. */
function fieldsOf(app: AppRow, known: Autoscaler | undefined) {
  if (known === undefined) {
    const min = Math.max(1, app.replicas);
    return { min, max: Math.max(8, 3 * min), target: 50, window: 300 };
  }
  return {
    min: known.minReplicas,
    max: known.maxReplicas,
    target: known.metric.averageUtilization,
    window: known.behavior.scaleDown.stabilizationWindowSeconds,
  };
}
