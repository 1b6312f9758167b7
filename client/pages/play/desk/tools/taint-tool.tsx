import { useSignal } from "@preact/signals";
import type { Taint } from "../../../../../shared/model/node.ts";
import { t } from "../../../../i18n/i18n.ts";
import { appSheets } from "../../../../rules/app-sheet.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { DEDICATED, isOwnTaint, nodeFacts } from "../../../../view/node-view.ts";
import { Give } from "./give.tsx";
import type { NodeToolProps } from "./tool.ts";

const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const satisfies readonly Taint["effect"][];

/** Keeps a Node for one app: a taint that only this app's Pods may tolerate. And takes taints off again. */
export function TaintTool({ desk, node }: NodeToolProps) {
  const m = t().tools.taintNode;
  const { rows, round } = desk.store;
  const apps = appSheets(rows, round).map(({ row }) => row.name);
  const app = useSignal<string | undefined>(undefined);
  const effect = useSignal<Taint["effect"]>("NoSchedule");
  const row = rows.nodes.get(node.name);
  const taints = row === undefined ? [] : nodeFacts(row).taints.filter(({ key }) => isOwnTaint(key));
  const isFor = app.value ?? apps[0];
  return (
    <>
      {taints.map(({ key, effect: now, value = "" }) => (
        <Give
          key={`${key} ${now}`}
          desk={desk}
          command={{ type: "untaintNode", node: node.name, key, effect: now }}
          label={m.remove(`${key}=${value}:${now}`)}
          isQuiet
        />
      ))}
      <Choice
        label={m.keepFor}
        options={apps.map((name) => ({ value: name, label: name }))}
        value={isFor}
        onChange={(name) => {
          app.value = name;
        }}
      />
      <Choice
        label={m.effect}
        options={EFFECTS.map((name) => ({ value: name, label: name }))}
        value={effect.value}
        onChange={(name) => {
          effect.value = name;
        }}
      />
      <p class="tool__state">{m.effects[effect.value]}</p>
      {isFor !== undefined && (
        <Give
          desk={desk}
          command={{
            type: "taintNode",
            node: node.name,
            key: DEDICATED,
            value: isFor,
            effect: effect.value,
          }}
          label={m.give(isFor)}
        />
      )}
    </>
  );
}
