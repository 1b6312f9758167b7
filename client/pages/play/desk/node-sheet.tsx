import { useSignal } from "@preact/signals";
import { LABEL_HOSTNAME } from "../../../../shared/model/node.ts";
import { t } from "../../../i18n/i18n.ts";
import { offeredTools } from "../../../rules/tools.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Term } from "../../../ui/term.tsx";
import { isOwnTaint, type NodeView, nodeFacts } from "../../../view/node-view.ts";
import type { Desk } from "../placing.ts";
import { NodeTools } from "./tools/tool-tabs.tsx";

/** Tools that have to do with what is written on a Node; without one it only takes room. */
const READS_LABELS: readonly string[] = ["setPlacement", "taintNode"];

/** What is written on a Node, and what can be done with it. */
export function NodeSheet({ desk, node }: { desk: Desk; node: NodeView }) {
  return (
    <div class="node-sheet">
      {offeredTools(desk.store.round).some((tool) => READS_LABELS.includes(tool)) && (
        <NodeFacts desk={desk} node={node} />
      )}
      <NodeActions desk={desk} node={node} />
      <NodeTools desk={desk} node={node} />
    </div>
  );
}

function NodeFacts({ desk, node }: { desk: Desk; node: NodeView }) {
  const m = t().desk;
  const row = desk.store.rows.nodes.get(node.name);
  if (row === undefined) return null;
  const { labels, taints } = nodeFacts(row);
  const written = Object.entries(labels).filter(([key]) => key !== LABEL_HOSTNAME);
  const own = taints.filter(({ key }) => isOwnTaint(key));
  return (
    <dl class="desk-facts">
      <dt>{m.labels}</dt>
      <dd>
        {written.map(([key, value]) => (
          <code key={key} class="fact" lang="en">
            {`${key}=${value}`}
          </code>
        ))}
      </dd>
      {own.length > 0 && (
        <>
          <dt>
            <Term name="taint" />
          </dt>
          <dd>
            {own.map(({ key, value, effect }) => (
              <code key={`${key} ${effect}`} class="fact" lang="en">
                {`${key}=${value}:${effect}`}
              </code>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function NodeActions({ desk, node }: { desk: Desk; node: NodeView }) {
  const m = t().desk;
  const { placing } = desk;
  const needsForce = useSignal(false);
  const drain = async (force: boolean): Promise<void> => {
    const refusal = await placing.give({ type: "drain", node: node.name, force });
    needsForce.value = refusal?.code === "DrainNeedsForce";
  };
  return (
    <div class="node-row__actions inline">
      {placing.may("cordon") && (
        <button
          type="button"
          class="button"
          onClick={() => void placing.give({ type: node.cordoned ? "uncordon" : "cordon", node: node.name })}
        >
          <Icon name={node.cordoned ? "unlock" : "lock"} />
          {node.cordoned ? m.uncordon : m.cordon}
        </button>
      )}
      {placing.may("drain") && (
        <button type="button" class="button" onClick={() => drain(needsForce.value)}>
          <Icon name="arrow" />
          {needsForce.value ? m.drainForce : m.drain}
        </button>
      )}
      {placing.may("cordon") && <Term name="cordon">{m.whatIsCordon}</Term>}
      {placing.may("drain") && <Term name="drain">{m.whatIsDrain}</Term>}
    </div>
  );
}
