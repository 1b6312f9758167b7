import "./apps.css";
import { useSignal } from "@preact/signals";
import { AppBadge } from "../../../art/app-badge.tsx";
import { t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { type AppSheet, appSheets } from "../../../rules/app-sheet.ts";
import { AppChain, gapText } from "../../../ui/app-chain.tsx";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";
import { AppFacts } from "./app-facts.tsx";
import { AppTools } from "./tools/tool-tabs.tsx";

/** From more apps than these on, those that are not open are one line each. */
const MANY = 3;

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
    <section class="app-list" aria-labelledby="apps-title" data-many={sheets.length > MANY}>
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
        <AppChain sheet={sheet} />
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
