import { t } from "../../../../i18n/i18n.ts";
import { Stepper } from "../../../../ui/stepper.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

/** More than any team needs of one app. */
const MAX_PODS = 60;

/** How many Pods an app should have. */
export function ScaleTool({ desk, app }: AppToolProps) {
  const m = t().tools.scale;
  const { value, change } = useDraft({ replicas: app.replicas });
  const { replicas } = value;
  return (
    <>
      <Stepper
        label={m.replicas}
        value={replicas}
        min={0}
        max={MAX_PODS}
        onChange={(wanted) => change({ replicas: wanted })}
      />
      {app.ordered >= 0 && app.ordered !== replicas && (
        <button type="button" class="button" onClick={() => change({ replicas: app.ordered })}>
          {m.asOrdered(app.ordered)}
        </button>
      )}
      <Give
        desk={desk}
        command={{ type: "scale", deployment: app.name, replicas }}
        label={m.give(replicas)}
      />
    </>
  );
}
