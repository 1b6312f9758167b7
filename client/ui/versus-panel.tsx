import "./versus.css";
import type { Versus } from "../../shared/classroom/versus.ts";
import type { OutcomeFigures, Stretch } from "../../shared/scoring/comparison.ts";
import { chapterText } from "../i18n/chapter-text.ts";
import type { Messages } from "../i18n/en.ts";
import type { Format } from "../i18n/format.ts";
import { format, t } from "../i18n/i18n.ts";
import { leadOf } from "../rules/versus.ts";
import { Stars } from "./stars.tsx";

type Words = Messages["versus"];

/** A figure of both sides, in words. */
const ROWS: readonly {
  readonly name: (m: Words) => string;
  readonly value: (figures: OutcomeFigures, format: Format) => string;
}[] = [
  { name: (m) => m.answered, value: ({ sliBp }, { percent }) => percent(sliBp) },
  { name: (m) => m.failed, value: ({ failed }, { number }) => number(failed) },
  { name: (m) => m.pending, value: ({ pendingTenths }, { tenths }) => tenths(pendingTenths) },
  { name: (m) => m.recovery, value: ({ mttrMs }) => t().versus.seconds(Math.round(mttrMs / 1000)) },
  { name: (m) => m.efficiency, value: ({ efficiencyBp }, { percent }) => percent(efficiencyBp) },
  { name: (m) => m.actions, value: ({ actions }, { number }) => number(actions) },
];

/** "You against kube-scheduler": both rounds side by side, and what was different about them. */
export function VersusPanel({ versus, chapter }: { versus: Versus; chapter: string }) {
  const m = t().versus;
  const { isRace, people, kubernetes } = versus;
  return (
    <section class="panel versus" data-testid="versus">
      <header class="stack">
        <h2 class="panel__title">{isRace ? m.raceTitle : m.title}</h2>
        <p class="muted">{isRace ? m.raceLead : m.lead}</p>
      </header>
      <p class="versus__verdict">{verdict(versus)}</p>
      <table class="table versus__table">
        <thead>
          <tr>
            <td />
            <th scope="col">{isRace ? m.policy : m.you}</th>
            <th scope="col">{isRace ? m.profile : m.alone}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{m.stars}</th>
            <td>
              <Stars count={people.stars} />
            </td>
            <td>
              <Stars count={kubernetes.stars} />
            </td>
          </tr>
          {ROWS.map(({ name, value }) => (
            <tr key={name(m)}>
              <th scope="row">{name(m)}</th>
              <td>{value(people, format.value)}</td>
              <td>{value(kubernetes, format.value)}</td>
            </tr>
          ))}
          <Segments versus={versus} chapter={chapter} />
        </tbody>
      </table>
      <Notes versus={versus} />
    </section>
  );
}

/** Parts of the round that have names, such as the two halves of a chapter. */
function Segments({ versus, chapter }: { versus: Versus; chapter: string }) {
  const names = chapterText(chapter)?.segments ?? {};
  const { percent } = format.value;
  return (
    <>
      {versus.segments.map(({ id, peopleBp, kubernetesBp }) => (
        <tr key={id}>
          <th scope="row">{names[id] ?? id}</th>
          <td>{percent(peopleBp)}</td>
          <td>{percent(kubernetesBp)}</td>
        </tr>
      ))}
    </>
  );
}

function verdict(versus: Versus): string {
  const m = t().versus;
  const { who, requests } = leadOf(versus);
  const count = format.value.number(requests);
  if (who === "even") return versus.isRace ? m.policyEven : m.even;
  if (versus.isRace) return who === "people" ? m.policyAhead(count) : m.profileAhead(count);
  return who === "people" ? m.peopleAhead(count) : m.kubernetesAhead(count);
}

function Notes({ versus }: { versus: Versus }) {
  const m = t().versus;
  const { deeds, isRace, peopleAhead, kubernetesAhead } = versus;
  const stretch = (
    of: Stretch | undefined,
    words: (from: string, to: string, count: string) => string,
  ): readonly string[] => {
    if (of === undefined) return [];
    const { clock, number } = format.value;
    return [words(clock(of.fromSecond), clock(of.toSecond), number(of.requests))];
  };
  const notes = [
    ...stretch(peopleAhead, isRace ? m.policyStretch : m.peopleStretch),
    ...stretch(kubernetesAhead, isRace ? m.profileStretch : m.kubernetesStretch),
    ...(deeds.restarts > 0 ? [m.restarts(deeds.restarts)] : []),
    ...(deeds.drains > 0 ? [m.drains(deeds.drains)] : []),
    ...(deeds.calls > 0 ? [m.calls(deeds.calls)] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul class="versus__notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** The same in one line, for the projector: beside the team's own stars those of the round without it. */
export function VersusLine({ versus }: { versus: Versus }) {
  const m = t().versus;
  const { kubernetes, isRace } = versus;
  return (
    <p class="versus-line">
      <span>{isRace ? m.profile : m.alone}</span>
      <Stars count={kubernetes.stars} />
      <span>{format.value.percent(kubernetes.sliBp)}</span>
    </p>
  );
}
