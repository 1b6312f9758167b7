import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { withStep } from "../../../../rules/resources.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { Slider } from "../../../../ui/slider.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

const DELAYS = [0, 5, 10, 20, 30, 60];
const PERIODS = [1, 2, 5, 10, 20, 30];
const THRESHOLDS = [1, 2, 3, 5, 10];

/** How it is found out whether Pods can answer. Seconds are Kubernetes'. */
export function ProbeTool({ desk, app }: AppToolProps) {
  const m = t().tools.setReadinessProbe;
  const probe = declaredOf(app)?.deployment.template.spec.containers[0]?.readinessProbe;
  const { value, change } = useDraft({
    enabled: probe !== undefined,
    initialDelaySeconds: probe?.initialDelaySeconds ?? 0,
    periodSeconds: probe?.periodSeconds ?? 10,
    failureThreshold: probe?.failureThreshold ?? 3,
  });
  const { enabled, initialDelaySeconds, periodSeconds, failureThreshold } = value;
  const seconds = (count: number): string => t().common.seconds(count);
  return (
    <>
      <Choice
        label={m.enabled}
        options={[
          { value: "on", label: m.on },
          { value: "off", label: m.off },
        ]}
        value={enabled ? "on" : "off"}
        onChange={(wanted) => change({ enabled: wanted === "on" })}
      />
      {enabled && (
        <>
          <Slider
            label={m.delay}
            steps={withStep(DELAYS, initialDelaySeconds)}
            value={initialDelaySeconds}
            text={seconds}
            onChange={(wanted) => change({ initialDelaySeconds: wanted })}
          />
          <Slider
            label={m.period}
            steps={withStep(PERIODS, periodSeconds)}
            value={periodSeconds}
            text={seconds}
            onChange={(wanted) => change({ periodSeconds: wanted })}
          />
          <Slider
            label={m.threshold}
            steps={withStep(THRESHOLDS, failureThreshold)}
            value={failureThreshold}
            text={m.times}
            onChange={(wanted) => change({ failureThreshold: wanted })}
          />
        </>
      )}
      <Give
        desk={desk}
        command={{ type: "setReadinessProbe", deployment: app.name, ...value }}
        label={m.give}
      />
    </>
  );
}
