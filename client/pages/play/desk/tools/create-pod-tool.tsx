import { t } from "../../../../i18n/i18n.ts";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";

/** Makes Pods one by one, while nobody else does. */
export function CreatePodTool({ desk, app }: AppToolProps) {
  const m = t().tools.createPod;
  const { name, image } = app;
  return <Give desk={desk} command={{ type: "createPod", app: name }} image={image} label={m.give(name)} />;
}
