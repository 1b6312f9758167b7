import "./screen-apps.css";
import { AppBadge } from "../../art/app-badge.tsx";
import { t } from "../../i18n/i18n.ts";
import type { ClusterStore } from "../../net/session.ts";
import { useClusterRevision } from "../../net/use-cluster.ts";
import { appSheets } from "../../rules/app-sheet.ts";
import { AppChain, gapParts } from "../../ui/app-chain.tsx";

/** Wanted and observed, large: in chapters in which somebody declares. */
export function ScreenApps({ store }: { store: ClusterStore }) {
  useClusterRevision(store, 500);
  if (store.round.tools === "") return null;
  return (
    <ul class="screen-apps" aria-label={t().sheet.title}>
      {appSheets(store.rows, store.round).map((sheet) => (
        <li key={sheet.row.name} class="screen-app panel" data-gap={sheet.gap} data-failing={sheet.isFailing}>
          <span class="screen-app__name">
            <AppBadge style={sheet.row.style} size={1.5} />
            {sheet.row.name}
          </span>
          <AppChain sheet={sheet} />
          <span class="screen-app__gap">
            {gapParts(sheet).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
