import type { DeploymentStrategy, IntOrPercent } from "../../../../../shared/model/workload.ts";
import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

const AMOUNTS = ["0", "1", "2", "25%", "50%", "100%"] as const;
type Amount = (typeof AMOUNTS)[number];

/** How a Deployment replaces its Pods. */
export function StrategyTool({ desk, app }: AppToolProps) {
  const m = t().tools.setStrategy;
  const { value, change } = useDraft(fieldsOf(declaredOf(app)?.deployment.strategy));
  const rolls = value.type === "RollingUpdate";
  const amounts = AMOUNTS.map((amount) => ({ value: amount, label: amount }));
  return (
    <>
      <Choice
        label={m.type}
        options={[
          { value: "RollingUpdate", label: m.rolling },
          { value: "Recreate", label: m.recreate },
        ]}
        value={value.type}
        onChange={(type) => change({ type })}
      />
      {rolls && (
        <>
          <Choice
            label={m.surge}
            options={amounts}
            value={value.surge as Amount}
            onChange={(surge) => change({ surge })}
          />
          <Choice
            label={m.unavailable}
            options={amounts}
            value={value.unavailable as Amount}
            onChange={(unavailable) => change({ unavailable })}
          />
        </>
      )}
      <Give
        desk={desk}
        command={{ type: "setStrategy", deployment: app.name, strategy: strategyFrom(value) }}
        label={m.give}
      />
    </>
  );
}

interface StrategyFields extends Record<string, string> {
  readonly type: "RollingUpdate" | "Recreate";
  readonly surge: string;
  readonly unavailable: string;
}

const fieldsOf = (strategy: DeploymentStrategy | undefined): StrategyFields =>
  strategy?.type === "RollingUpdate"
    ? {
        type: "RollingUpdate",
        surge: String(strategy.maxSurge),
        unavailable: String(strategy.maxUnavailable),
      }
    : { type: strategy?.type ?? "RollingUpdate", surge: "25%", unavailable: "25%" };

const amountFrom = (text: string): IntOrPercent => (text.endsWith("%") ? text : Number(text));

const strategyFrom = ({ type, surge, unavailable }: StrategyFields): DeploymentStrategy =>
  type === "Recreate"
    ? { type }
    : { type, maxSurge: amountFrom(surge), maxUnavailable: amountFrom(unavailable) };
