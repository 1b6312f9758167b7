import type { ComponentChildren } from "preact";
import type { AppRow, RoundRow } from "../../../../../shared/projection/rows.ts";
import { t } from "../../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../../net/use-cluster.ts";
import { offeredTools } from "../../../../rules/tools.ts";
import { Tabs } from "../../../../ui/tabs.tsx";
import { Term } from "../../../../ui/term.tsx";
import type { NodeView } from "../../../../view/node-view.ts";
import type { Desk, Placing } from "../../placing.ts";
import { TOOLS } from "./registry.ts";
import type { Tool, ToolAbout } from "./tool.ts";

type ToolFor<About extends ToolAbout> = Extract<Tool, { readonly about: About }>;

/** The tools that this seat has for one kind of thing in this chapter, now. */
function toolsFor<About extends ToolAbout>(
  about: About,
  round: RoundRow,
  placing: Placing,
): readonly ToolFor<About>[] {
  const offered = offeredTools(round);
  return TOOLS.filter(
    (tool): tool is ToolFor<About> =>
      tool.about === about && offered.includes(tool.type) && placing.may(tool.type),
  );
}

/** Whether this seat declares anything in this chapter. */
export const hasDeclaringTools = (round: RoundRow, placing: Placing): boolean =>
  toolsFor("app", round, placing).length > 0 || toolsFor("cluster", round, placing).length > 0;

/** What this seat declares of an app. */
export function AppTools({ desk, app }: { desk: Desk; app: AppRow }) {
  const tools = toolsFor("app", desk.store.round, desk.placing);
  return <ToolTabs tools={tools} panel={({ Panel }) => <Panel desk={desk} app={app} />} />;
}

/** What this seat declares of a Node. */
export function NodeTools({ desk, node }: { desk: Desk; node: NodeView }) {
  const tools = toolsFor("node", desk.store.round, desk.placing);
  return <ToolTabs tools={tools} panel={({ Panel }) => <Panel desk={desk} node={node} />} />;
}

/** What this seat declares for the whole cluster. */
export function ClusterTools({ desk }: { desk: Desk }) {
  useClusterRevision(desk.store);
  const tools = toolsFor("cluster", desk.store.round, desk.placing);
  return <ToolTabs tools={tools} panel={({ Panel }) => <Panel desk={desk} />} />;
}

/** One panel alone, or several as tabs. */
function ToolTabs<T extends Tool>({
  tools,
  panel,
}: {
  tools: readonly T[];
  panel(tool: T): ComponentChildren;
}) {
  const m = t().tools;
  const titles: Readonly<Record<string, string>> = m.titles;
  const panels = tools.map((tool) => ({
    id: tool.type,
    label: titles[tool.type] ?? tool.type,
    content: (
      <div class="tool" key={tool.type}>
        {tool.term && (
          <p class="tool__term">
            <Term name={tool.term} />
          </p>
        )}
        {panel(tool)}
      </div>
    ),
  }));
  const [only] = panels;
  if (only === undefined) return null;
  return panels.length === 1 ? only.content : <Tabs label={m.title} tabs={panels} />;
}
