import { qosClass } from "../../../../../shared/kubelet/qos.ts";
import { newContainer, newPodSpec } from "../../../../../shared/model/new-objects.ts";
import { CPU, MEMORY } from "../../../../../shared/model/resources.ts";
import { format, t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import {
  cpuSteps,
  memorySteps,
  type ResourceFields,
  resourceChanges,
  resourcesOf,
} from "../../../../rules/resources.ts";
import { Slider } from "../../../../ui/slider.tsx";
import { Term } from "../../../../ui/term.tsx";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

/** What one Pod of an app asks for, and what it may use at most. */
export function ResourcesTool({ desk, app }: AppToolProps) {
  const m = t().tools.setResources;
  const { cores, memory } = format.value;
  const declared = resourcesOf(declaredOf(app)?.deployment.template.spec.containers[0]);
  const { value, change } = useDraft<Record<keyof ResourceFields, number>>({ ...declared });
  const orNone =
    (text: (amount: number) => string) =>
    (amount: number): string =>
      amount === 0 ? m.none : text(amount);
  const coresText = orNone((milli) => t().common.cores(cores(milli)));
  const memoryText = orNone(memory);
  const rows = [
    { field: "cpuRequest", label: m.cpuRequest, steps: cpuSteps, text: coresText },
    { field: "cpuLimit", label: m.cpuLimit, steps: cpuSteps, text: coresText },
    { field: "memoryRequest", label: m.memoryRequest, steps: memorySteps, text: memoryText },
    { field: "memoryLimit", label: m.memoryLimit, steps: memorySteps, text: memoryText },
  ] as const;
  return (
    <>
      {rows.map(({ field, label, steps, text }) => (
        <Slider
          key={field}
          label={label}
          steps={steps(declared[field])}
          value={value[field]}
          text={text}
          onChange={(amount) => change({ [field]: amount })}
        />
      ))}
      <p class="tool__state">
        <Term name="qos" />: <strong>{qosOf(value)}</strong>
      </p>
      <Give
        desk={desk}
        command={{ type: "setResources", deployment: app.name, ...resourceChanges(declared, value) }}
        label={m.give}
      />
    </>
  );
}

const qosOf = ({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: ResourceFields): string => {
  const resources = {
    requests: { [CPU]: cpuRequest, [MEMORY]: memoryRequest },
    limits: { [CPU]: cpuLimit, [MEMORY]: memoryLimit },
  };
  return qosClass({ spec: newPodSpec({ containers: [newContainer({ name: "", image: "", resources })] }) });
};
