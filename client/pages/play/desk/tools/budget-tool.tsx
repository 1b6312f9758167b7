import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { withStep } from "../../../../rules/resources.ts";
import { Slider } from "../../../../ui/slider.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

const PERCENTS = [0, 25, 50, 60, 70, 75, 80, 90, 100];
const USUAL_PERCENT = 75;

/** How many Pods have to stay while Pods are taken away on purpose. */
export function BudgetTool({ desk, app }: AppToolProps) {
  const m = t().tools.createBudget;
  const { budget } = declaredOf(app) ?? {};
  const { value, change } = useDraft({ percent: percentOf(budget?.minAvailable, app.replicas) });
  return (
    <>
      <p class="tool__state" role="status">
        {budget === undefined ? m.none : m.allowed(app.disruptionsAllowed)}
      </p>
      <Slider
        label={m.minAvailable}
        steps={withStep(PERCENTS, value.percent)}
        value={value.percent}
        text={(percent) => m.stay(percent, Math.ceil((app.replicas * percent) / 100))}
        onChange={(percent) => change({ percent })}
      />
      <Give
        desk={desk}
        command={{ type: "createBudget", app: app.name, minAvailable: `${value.percent}%` }}
        label={m.give}
      />
    </>
  );
}

function percentOf(minAvailable: number | string | undefined, replicas: number): number {
  if (minAvailable === undefined) return USUAL_PERCENT;
  if (typeof minAvailable === "string") return Number(minAvailable.slice(0, -1));
  return replicas === 0 ? 100 : Math.min(100, Math.round((minAvailable / replicas) * 100));
}
