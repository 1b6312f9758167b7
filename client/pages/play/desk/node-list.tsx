import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { format, t } from "../../../i18n/i18n.ts";
import { reasonText } from "../../../i18n/reason-text.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { shortPodName } from "../../../rules/pod-name.ts";
import { reasonsOf } from "../../../rules/scheduling-reason.ts";
import { seatsOf } from "../../../rules/seats.ts";
import { type NodeVerdict, roomFor } from "../../../rules/verdicts.ts";
import { Gauge } from "../../../ui/gauge.tsx";
import { Term } from "../../../ui/term.tsx";
import { ZoneSign } from "../../../ui/zone-sign.tsx";
import { type BoardModel, boardModel } from "../../../view/board-model.ts";
import type { NodeView } from "../../../view/node-view.ts";
import type { PodView } from "../../../view/pod-view.ts";
import type { Desk } from "../placing.ts";
import { NodeSheet } from "./node-sheet.tsx";
import { PickedHead } from "./picked-head.tsx";

/** Every Node with what is left of it. While a Pod is in hand, each says whether it takes it, and why not. */
export function NodeList({ desk }: { desk: Desk }) {
  const m = t().desk;
  const { store, placing } = desk;
  useClusterRevision(store);
  const ghosts = placing.ghosts.value;
  const picked = placing.picked.value;
  const opened = useSignal<string | undefined>(undefined);
  const model = boardModel({ rows: store.rows, ...store.round, ghosts });
  const verdicts = picked === undefined ? [] : placing.verdicts(picked);
  // Where all are equally good, saying so of each tells nothing.
  const hasBest = verdicts.some(({ ok, best }) => ok && !best);
  const row = (node: NodeView) => (
    <NodeRow
      key={node.name}
      desk={desk}
      node={node}
      pods={model.pods.filter((pod) => pod.node === node.name)}
      picked={picked}
      verdict={verdicts.find((verdict) => verdict.node === node.name)}
      isBest={hasBest && verdicts.some((verdict) => verdict.best && verdict.node === node.name)}
      isOpen={opened.value === node.name}
      onToggle={() => {
        opened.value = opened.value === node.name ? undefined : node.name;
      }}
    />
  );
  return (
    <section class="node-list" aria-labelledby="nodes-title" data-testid={picked && "explain-pending"}>
      {picked === undefined ? (
        <h2 id="nodes-title" class="panel__title">
          <Term name="node">{m.nodes}</Term>
        </h2>
      ) : (
        <PickedHead desk={desk} pod={picked} verdicts={verdicts} />
      )}
      <Reserve desk={desk} />
      {model.nodes.length === 0 && <p class="muted">{m.noNodes}</p>}
      <NodeRows model={model} row={row} />
    </section>
  );
}

/** In one list, or zone by zone where zones play a part. */
function NodeRows({ model, row }: { model: BoardModel; row: (node: NodeView) => ComponentChildren }) {
  const { nodes, zones } = model;
  if (zones.length === 0) return <ul class="node-list__rows">{nodes.map(row)}</ul>;
  return zones.map((zone) => (
    <section key={zone.name} class="node-list__zone" aria-labelledby={`zone-${zone.name}`}>
      <h3 class="node-list__zone-head" id={`zone-${zone.name}`}>
        <ZoneSign number={zone.sign} />
        <Term name="zone" />
        {zone.name}
        {zone.lost && <span class="chip chip--signal">{t().desk.zoneLost}</span>}
      </h3>
      <ul class="node-list__rows">{nodes.filter((node) => node.zone === zone.name).map(row)}</ul>
    </section>
  ));
}

/** Machines that are no Nodes yet. */
function Reserve({ desk }: { desk: Desk }) {
  useClusterRevision(desk.store);
  const team = desk.session.teams.value.find(({ id }) => id === desk.team);
  if (team === undefined) return null;
  const count = seatsOf(team).filter(
    ({ nodeName }) => nodeName !== undefined && !desk.store.rows.nodes.has(nodeName),
  ).length;
  return count === 0 ? null : <p class="node-list__reserve muted">{t().desk.reserve(count)}</p>;
}

interface NodeRowProps {
  readonly desk: Desk;
  readonly node: NodeView;
  readonly pods: readonly PodView[];
  readonly picked: string | undefined;
  readonly verdict: NodeVerdict | undefined;
  readonly isBest: boolean;
  readonly isOpen: boolean;
  onToggle(): void;
}

function NodeRow({ desk, node, pods, picked, verdict, isBest, isOpen, onToggle }: NodeRowProps) {
  const m = t().desk;
  const { cores, memory } = format.value;
  const state = verdict === undefined ? undefined : verdict.ok ? "ok" : "refused";
  const place = async (): Promise<void> => {
    if (picked === undefined || !desk.placing.may("bind")) {
      desk.placing.pick(undefined);
      onToggle();
      return;
    }
    const byKeyboard = document.activeElement?.matches(":focus-visible") === true;
    const done = await desk.placing.place(picked, node.name);
    if (done && byKeyboard) focusQueue();
  };
  return (
    <li class="node-row" data-ready={node.ready} data-open={isOpen}>
      <button
        type="button"
        class="node-row__main row"
        id={`node-row-${node.name}`}
        data-testid={`node-${node.name}`}
        data-verdict={state}
        aria-expanded={picked === undefined ? isOpen : undefined}
        onClick={place}
      >
        <span class="node-row__head">
          <span class="lamp" data-lit={node.ready ? "true" : "signal"} />
          <strong class="node-row__name">{node.name}</strong>
          {!node.ready && <span class="chip chip--signal">{t().board.notReady}</span>}
          {node.draining ? (
            <span class="chip">{m.draining}</span>
          ) : (
            node.cordoned && <span class="chip">{t().board.cordoned}</span>
          )}
          {node.taints.length > 0 && (
            <span class="chip" lang="en">
              {node.keptFor === "" ? t().terms.taint[0] : m.keptFor(node.keptFor)}
            </span>
          )}
          {verdict !== undefined && (
            <span class="node-row__verdict" data-verdict={state}>
              {verdict.ok ? (isBest ? m.fitsBest : m.fits) : m.fitsNot}
            </span>
          )}
        </span>
        <span class="node-row__gauges">
          <Gauge
            label={t().common.cpu}
            text={m.free(t().common.cores(cores(node.cpu.capacity - node.cpu.reserved)))}
            reserved={node.cpu.reserved}
            used={node.cpu.used}
            capacity={node.cpu.capacity}
            inline
          />
          <Gauge
            label={t().common.memory}
            text={m.free(memory(node.memory.capacity - node.memory.reserved))}
            reserved={node.memory.reserved}
            used={node.memory.used}
            capacity={node.memory.capacity}
            inline
          />
        </span>
      </button>
      {verdict !== undefined && !verdict.ok && picked !== undefined && (
        <Reasons desk={desk} pod={picked} verdict={verdict} />
      )}
      <PodsOfNode pods={pods} />
      {isOpen && picked === undefined && <NodeSheet desk={desk} node={node} />}
    </li>
  );
}

/** Why a Node does not take the Pod: in the reader's words, and in kube-scheduler's beside them. */
function Reasons({ desk, pod, verdict }: { desk: Desk; pod: string; verdict: NodeVerdict }) {
  const room = roomFor(desk.placing.reader(), pod, verdict.node);
  return (
    <ul class="reasons">
      {reasonsOf(verdict.refusals).map((reason) => (
        <li key={reason.code} class="reasons__one">
          <span>{reasonText(reason, room)}</span>
          <code lang="en">{reason.kube}</code>
        </li>
      ))}
    </ul>
  );
}

function PodsOfNode({ pods }: { pods: readonly PodView[] }) {
  const m = t();
  if (pods.length === 0) return null;
  return (
    <ul class="pod-chips">
      {pods.map((pod) => (
        <li
          key={pod.name}
          class="phase pod-chip"
          data-phase={pod.look}
          data-app={pod.style}
          data-testid={`pod-${pod.name}`}
        >
          <span class="swatch" />
          <PodChipName name={pod.name} />
          <span class="visually-hidden">, {m.looks[pod.look]}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where there is no room for all of it, what tells it from its like is kept. */
function PodChipName({ name }: { name: string }) {
  const short = shortPodName(name);
  const cut = short.lastIndexOf("-");
  return (
    <span class="pod-chip__name" title={name}>
      <span>{short.slice(0, Math.max(0, cut))}</span>
      <span>{short.slice(Math.max(0, cut))}</span>
    </span>
  );
}

/** Back to the next Pod that waits. */
function focusQueue(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(".queue__list .pod-card")?.focus();
  });
}
