import { SPREADS, type Spread } from "../../../../../shared/commands/set-placement.ts";
import { t } from "../../../../i18n/i18n.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import { listOf } from "../../../../rules/list.ts";
import {
  isZone,
  nodeLabels,
  type PlacementFields,
  placementOf,
  selectorFrom,
  shortLabel,
  taintsToTolerate,
  tolerationsFrom,
} from "../../../../rules/placement.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { ZoneSign } from "../../../../ui/zone-sign.tsx";
import { zoneViews } from "../../../../view/zones.ts";
import { Give } from "./give.tsx";
import type { AppToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

type Fields = Record<Exclude<keyof PlacementFields, "spread">, string> & { spread: Spread };

/** Where an app's Pods may run, and who makes room for whom. */
export function PlacementTool({ desk, app }: AppToolProps) {
  const m = t().tools.setPlacement;
  const { rows, round } = desk.store;
  const spec = declaredOf(app)?.deployment.template.spec;
  const declared: Fields | undefined = spec && { ...placementOf(spec) };
  const { value, change } = useDraft(declared ?? NOWHERE);
  if (declared === undefined) return null;
  const zones = zoneViews([...rows.nodes.values()], round.tools);
  const placeOf = (label: string) => {
    const zone = zones.find(({ name }) => isZone(label) && name === shortLabel(label));
    return { ...optionOf(label), ...(zone && { sign: <ZoneSign number={zone.sign} /> }) };
  };
  const none = { value: "", label: m.any };
  const priorities = listOf(round.priorities);
  return (
    <>
      <Choice
        label={m.selector}
        options={[none, ...withNow(nodeLabels(rows.nodes.values()), declared.selector).map(placeOf)]}
        value={value.selector}
        onChange={(selector) => change({ selector })}
      />
      <Choice
        label={m.spread}
        options={SPREADS.map((spread) => ({ value: spread, label: m.spreads[spread] }))}
        value={value.spread}
        onChange={(spread) => change({ spread })}
      />
      <Choice
        label={m.toleration}
        options={[
          { value: "", label: m.noToleration },
          ...withNow(taintsToTolerate(app.name, rows.nodes.values()), declared.toleration).map(optionOf),
        ]}
        value={value.toleration}
        onChange={(toleration) => change({ toleration })}
      />
      {priorities.length > 0 && (
        <Choice
          label={m.priority}
          options={priorities.map((name) => ({ value: name, label: name }))}
          value={value.priority}
          onChange={(priority) => change({ priority })}
        />
      )}
      <Give
        desk={desk}
        command={{ type: "setPlacement", deployment: app.name, ...changesOf(declared, value) }}
        label={m.give}
      />
    </>
  );
}

const NOWHERE: Fields = { selector: "", spread: "none", toleration: "", priority: "" };

const optionOf = (label: string) => ({ value: label, label: shortLabel(label) });

/** What is declared stays a choice although no Node has it (any more). */
const withNow = (all: readonly string[], now: string): readonly string[] =>
  now === "" || all.includes(now) ? all : [...all, now];

/** Only what differs: what is not named stays as it is. */
const changesOf = (before: Fields, { selector, spread, toleration, priority }: Fields) => ({
  ...(selector !== before.selector && { nodeSelector: selectorFrom(selector) }),
  ...(spread !== before.spread && { spread }),
  ...(toleration !== before.toleration && { tolerations: tolerationsFrom(toleration) }),
  ...(priority !== before.priority && { priorityClassName: priority }),
});
