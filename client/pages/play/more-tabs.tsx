import { t } from "../../i18n/i18n.ts";
import { Tabs } from "../../ui/tabs.tsx";
import { EventFeed } from "./event-feed.tsx";
import { HintPanel } from "./hint-panel.tsx";
import type { Desk } from "./placing.ts";

/** What every machine's seat has at hand, one tap away: hints, and what happened. */
export function MoreTabs({ desk }: { desk: Desk }) {
  const m = t().hud;
  return (
    <Tabs
      label={m.more}
      tabs={[
        { id: "help", label: m.help, content: <HintPanel desk={desk} /> },
        { id: "events", label: m.events, content: <EventFeed desk={desk} /> },
      ]}
    />
  );
}
