import { format, t } from "../i18n/i18n.ts";
import { Gauge } from "./gauge.tsx";

/** Reserved, really used and there to use, all in one unit: millicores or MiB. */
interface Filling {
  readonly reserved: number;
  readonly used?: number | undefined;
  readonly capacity: number;
}

/** How full a machine is, in CPU and memory. What is used is only for those who may see it. */
export function MachineGauges({ cpu, memory }: { cpu: Filling; memory: Filling }) {
  const m = t();
  const { cores, gibibytes, memory: memoryText } = format.value;
  return (
    <>
      <Gauge
        label={m.common.cpu}
        text={textOf(cpu, cores, m.common.cores(cores(cpu.capacity)))}
        reserved={cpu.reserved}
        used={cpu.used}
        capacity={cpu.capacity}
      />
      <Gauge
        label={m.common.memory}
        text={textOf(memory, gibibytes, memoryText(memory.capacity))}
        reserved={memory.reserved}
        used={memory.used}
        capacity={memory.capacity}
      />
    </>
  );
}

function textOf({ reserved, used }: Filling, text: (amount: number) => string, capacity: string): string {
  const m = t().machine;
  return `${m.reserved(text(reserved), capacity)} ${used === undefined ? "" : m.used(text(used))}`;
}
