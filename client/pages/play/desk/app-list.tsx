import "./apps.css";
import { useSignal } from "@preact/signals";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { type AppSheet, appSheets } from "../../../rules/app-sheet.ts";
import { AppChain, gapText } from "../../../ui/app-chain.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Term } from "../../../ui/term.tsx";
import { HAS_ROOM, useMedia } from "../../../ui/use-media.ts";
import type { Desk } from "../placing.ts";
import { AppFacts } from "./app-facts.tsx";
import { AppTools } from "./tools/tool-tabs.tsx";
import { WaitingHere } from "./waiting-apps.tsx";

/** From more apps than these on, all of them are keys in a row, and only the open one is a card. */
const MANY = 3;

/** Wanted and observed, app by app; one of them is open, with what is declared of it and the tools of this chapter. */
export function AppList({ desk }: { desk: Desk }) {
  const m = t().sheet;
  const { store } = desk;
  useClusterRevision(store);
  const hasRoom = useMedia(HAS_ROOM);
  const opened = useSignal<string | undefined>(undefined);
  const sheets = appSheets(store.rows, store.round);
  // Somebody who opened nothing yet sees what the tools are.
  const open = opened.value ?? sheets[0]?.row.name;
  const isMany = sheets.length > MANY;
  const shown = isMany ? sheets.filter(({ row }) => row.name === open) : sheets;
  const toggle = (name: string): void => {
    opened.value = name === open ? "" : name;
  };
  return (
    <section class="app-list" aria-labelledby="apps-title">
      <h2 id="apps-title" class="panel__title">
        <Term name="desired">{m.title}</Term>
      </h2>
      {sheets.length === 0 && <p class="muted">{m.none}</p>}
      {isMany && <AppKeys sheets={sheets} open={open} onToggle={toggle} />}
      <ul class="app-list__rows">
        {shown.map((sheet) => (
          <li
            key={sheet.row.name}
            class="app-card"
            data-gap={sheet.gap}
            data-failing={sheet.isFailing}
            data-open={sheet.row.name === open}
          >
            {isMany ? (
              <div class="app-card__main row">
                <CardHead sheet={sheet} />
              </div>
            ) : (
              <button
                type="button"
                class="app-card__main row"
                aria-expanded={sheet.row.name === open}
                data-testid={`app-${sheet.row.name}`}
                onClick={() => toggle(sheet.row.name)}
              >
                <CardHead sheet={sheet} />
              </button>
            )}
            {sheet.row.name === open && (
              <div class="app-card__sheet">
                {!hasRoom && <WaitingHere desk={desk} app={sheet.row.name} />}
                <AppFacts desk={desk} sheet={sheet} />
                <AppTools desk={desk} app={sheet.row} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All apps at a glance: ready of wanted, and a mark on those that need somebody. */
function AppKeys({
  sheets,
  open,
  onToggle,
}: {
  sheets: readonly AppSheet[];
  open: string | undefined;
  onToggle(name: string): void;
}) {
  const { number } = format.value;
  return (
    <ul class="app-keys">
      {sheets.map((sheet) => (
        <li key={sheet.row.name}>
          <button
            type="button"
            class="button app-key"
            data-gap={sheet.gap}
            data-failing={sheet.isFailing}
            data-testid={`app-${sheet.row.name}`}
            aria-expanded={sheet.row.name === open}
            onClick={() => onToggle(sheet.row.name)}
          >
            <AppBadge style={sheet.row.style} size={1.25} />
            {sheet.row.name}
            <span class="app-key__count">
              {number(sheet.ready)}/{number(sheet.wanted)}
            </span>
            {sheet.gap !== "well" && <Icon name="warning" />}
            <span class="visually-hidden"> {gapText(sheet)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function CardHead({ sheet }: { sheet: AppSheet }) {
  return (
    <>
      <AppBadge style={sheet.row.style} size={1.6} />
      <strong class="app-card__name">{sheet.row.name}</strong>
      <AppChain sheet={sheet} />
      <span class="app-card__gap">{gapText(sheet)}</span>
    </>
  );
}
