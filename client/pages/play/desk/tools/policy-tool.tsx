import { useComputed, useSignal } from "@preact/signals";
import { chapterText } from "../../../../i18n/chapter-text.ts";
import type { Messages } from "../../../../i18n/en.ts";
import { format, t } from "../../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../../net/use-cluster.ts";
import { profileSettingsOf } from "../../../../rules/cluster-reader.ts";
import { declaredOf } from "../../../../rules/declared.ts";
import {
  fieldsOfPolicy,
  policyCommand,
  type scoresFor as ScoresFor,
  STRATEGIES,
  scoresFor,
  settingsOfPolicy,
} from "../../../../rules/policy.ts";
import { versusOf } from "../../../../rules/versus.ts";
import { Choice } from "../../../../ui/choice.tsx";
import { Slider } from "../../../../ui/slider.tsx";
import type { Desk } from "../../placing.ts";
import { Give } from "./give.tsx";
import type { ClusterToolProps } from "./tool.ts";
import { useDraft } from "./use-draft.ts";

/** Weights that make a difference; between them nobody sees one. */
const WEIGHTS = [0, 1, 2, 3, 5, 10, 20, 40, 60, 80, 100];

/** The plugins that this evening is about; the others are one tap away. */
const MAIN = ["ImageLocality", "NodeResourcesFit", "PodTopologySpread"] as const;
const MORE = [
  "NodeResourcesBalancedAllocation",
  "InterPodAffinity",
  "NodeAffinity",
  "TaintToleration",
] as const;

/** The scheduler's preferences: how much each plugin's score counts, and where another Pod would go then. */
export function PolicyTool({ desk }: ClusterToolProps) {
  const m = t().tools.setSchedulerProfile;
  useClusterRevision(desk.store);
  const { value, change } = useDraft(fieldsOfPolicy(profileSettingsOf(desk.store.round)));
  const command = policyCommand(value);
  const weight = (plugin: (typeof MAIN)[number] | (typeof MORE)[number]) => (
    <Slider
      key={plugin}
      label={m.plugins[plugin]}
      steps={WEIGHTS}
      value={value[plugin] ?? 0}
      text={(amount) => (amount === 0 ? m.off : `×${amount}`)}
      onChange={(amount) => change({ [plugin]: amount })}
    />
  );
  return (
    <div class="policy">
      <RaceStand desk={desk} />
      {MAIN.map(weight)}
      <Choice
        label={m.strategy}
        options={STRATEGIES.map((type) => ({ value: type, label: m.strategies[type] }))}
        value={STRATEGIES[value["strategy"] ?? 0]}
        onChange={(type) => change({ strategy: STRATEGIES.indexOf(type) })}
      />
      <Give desk={desk} command={command} label={m.give} />
      <details class="policy__more">
        <summary>{m.more}</summary>
        <p class="muted">{m.lead}</p>
        {MORE.map(weight)}
      </details>
      <NextPod desk={desk} scores={(app) => scoresOf(desk, app, command)} />
    </div>
  );
}

type Scores = ReturnType<typeof ScoresFor>;

function scoresOf(desk: Desk, app: string, command: ReturnType<typeof policyCommand>): Scores {
  const row = desk.store.rows.apps.get(app);
  const declared = row && declaredOf(row);
  return declared === undefined
    ? []
    : scoresFor(desk.placing.reader(), app, declared, settingsOfPolicy(command));
}

/** Where another Pod of an app would go with the sliders as they are now: nothing is applied by looking. */
function NextPod({ desk, scores }: { desk: Desk; scores(app: string): Scores }) {
  const m = t().tools.setSchedulerProfile;
  const rows = [...desk.store.rows.apps.values()];
  const apps = rows.map(({ name }) => name);
  const chosen = useSignal<string | undefined>(undefined);
  // Until somebody chooses: whichever is asked most.
  const busiest = rows.reduce((most, row) => (row.demandRps > (most?.demandRps ?? -1) ? row : most), rows[0]);
  const app = chosen.value ?? busiest?.name ?? "";
  const list = scores(app);
  const totals = list.filter(({ isRefused }) => !isRefused).map(({ total }) => total);
  const [lowest, highest] = [Math.min(...totals), Math.max(...totals)];
  return (
    <section class="policy__next" aria-label={m.next}>
      <label class="field">
        <span class="field__label">{m.next}</span>
        <select
          class="input"
          value={app}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value;
          }}
        >
          {apps.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <ol class="policy__scores">
        {list.map(({ node, total, isRefused, isBest }) => (
          <li key={node} data-best={isBest} data-refused={isRefused}>
            <span class="policy__node">{node}</span>
            <span
              class="policy__bar"
              aria-hidden="true"
              style={{ "--share": isRefused ? "0" : shareOf(total, lowest, highest) }}
            />
            <span class="policy__score">{scoreText(m, total, isRefused, isBest)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Sums differ by little: what is drawn is by how much one is ahead of the worst. */
const shareOf = (total: number, lowest: number, highest: number): string =>
  highest === lowest
    ? "1"
    : (LEAST_BAR + ((1 - LEAST_BAR) * (total - lowest)) / (highest - lowest)).toFixed(3);
const LEAST_BAR = 0.12;

function scoreText(
  m: Messages["tools"]["setSchedulerProfile"],
  total: number,
  isRefused: boolean,
  isBest: boolean,
): string {
  if (isRefused) return m.refused;
  const score = format.value.number(total);
  return isBest ? m.best(score) : score;
}

/** How the team stands against the default profile, which plays the same evening. */
function RaceStand({ desk: { session, team } }: { desk: Desk }) {
  const row = useComputed(() => session.teams.value.find(({ id }) => id === team)).value;
  const versus = row && versusOf(row);
  if (!versus?.isRace) return null;
  const m = t().versus;
  const { percent } = format.value;
  const segment = versus.segments.at(-1);
  const part = chapterText(session.classroom.value.chapter)?.segments?.[segment?.id ?? ""];
  return (
    <div class="policy__race" data-testid="race">
      <h3 class="policy__part overline">{part}</h3>
      <dl class="policy__sides">
        <div data-lead={versus.people.served > versus.kubernetes.served}>
          <dt>{m.policy}</dt>
          <dd>{percent(segment?.peopleBp ?? versus.people.sliBp)}</dd>
        </div>
        <div data-lead={versus.kubernetes.served > versus.people.served}>
          <dt>{m.profile}</dt>
          <dd>{percent(segment?.kubernetesBp ?? versus.kubernetes.sliBp)}</dd>
        </div>
      </dl>
    </div>
  );
}
