import "./apps.css";
import { useSignal } from "@preact/signals";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { type AppSheet, appSheets } from "../../../rules/app-sheet.ts";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";
import { AppFacts } from "./app-facts.tsx";
import { AppTools } from "./tools/tool-tabs.tsx";

/** Wanted and observed, app by app; one of them is open, with what is declared of it and the tools of this chapter. */
export function AppList({ desk }: { desk: Desk }) {
  const m = t().sheet;
  const { store } = desk;
  useClusterRevision(store);
  const opened = useSignal<string | undefined>(undefined);
  const sheets = appSheets(store.rows, store.round);
  // Somebody who opened nothing yet sees what the tools are.
  const open = opened.value ?? sheets[0]?.row.name;
  return (
    <section class="app-list" aria-labelledby="apps-title">
      <h2 id="apps-title" class="panel__title">
        <Term name="desired">{m.title}</Term>
      </h2>
      {sheets.length === 0 && <p class="muted">{m.none}</p>}
      <ul class="app-list__rows">
        {sheets.map((sheet) => (
          <AppCard
            key={sheet.row.name}
            desk={desk}
            sheet={sheet}
            isOpen={sheet.row.name === open}
            onToggle={() => {
              opened.value = sheet.row.name === open ? "" : sheet.row.name;
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function AppCard({
  desk,
  sheet,
  isOpen,
  onToggle,
}: {
  desk: Desk;
  sheet: AppSheet;
  isOpen: boolean;
  onToggle(): void;
}) {
  const { name, style } = sheet.row;
  return (
    <li class="app-card" data-gap={sheet.gap} data-failing={sheet.isFailing} data-open={isOpen}>
      <button
        type="button"
        class="app-card__main row"
        aria-expanded={isOpen}
        data-testid={`app-${name}`}
        onClick={onToggle}
      >
        <AppBadge style={style} size={1.6} />
        <strong class="app-card__name">{name}</strong>
        <Chain sheet={sheet} />
        <span class="app-card__gap">{gapText(sheet)}</span>
      </button>
      {isOpen && (
        <div class="app-card__sheet">
          <AppFacts desk={desk} sheet={sheet} />
          <AppTools desk={desk} app={sheet.row} />
        </div>
      )}
    </li>
  );
}

/** What is ordered, what is declared, what is ready: each step of the way from a wish to a Pod. */
function Chain({ sheet }: { sheet: AppSheet }) {
  const m = t().sheet;
  const { ordered, declared, ready, wanted } = sheet;
  const steps = [
    ...(ordered === undefined ? [] : [{ label: m.ordered, value: ordered, isShort: false }]),
    ...(declared === undefined
      ? []
      : [{ label: m.declared, value: declared, isShort: ordered !== undefined && declared !== ordered }]),
    { label: m.ready, value: ready, isShort: ready < wanted },
  ];
  return (
    <span class="chain">
      {steps.map(({ label, value, isShort }) => (
        <span key={label} class="chain__step" data-short={isShort}>
          <span class="chain__value">{format.value.number(value)}</span>
          <span class="chain__label">{label}</span>
        </span>
      ))}
    </span>
  );
}

function gapText({ gap, count, ordered, row, isFailing }: AppSheet): string {
  const m = t().sheet;
  const { number } = format.value;
  const failing = isFailing ? ` ${t().apps.failing(number(row.failedRps))}` : "";
  return `${m.gaps[gap](number(gap === "declare" ? (ordered ?? 0) : count))}${failing}`;
}
