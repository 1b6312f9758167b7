import { findIncident } from "../../incidents/registry.ts";
import { CPU, MEMORY } from "../../model/resources.ts";
import { MAX_SEATS, nodeNames, ZONES } from "../seats.ts";
import type { OwnApp } from "./app-schema.ts";
import type { OwnChapter, OwnDeed } from "./chapter-schema.ts";
import type { Expectation, ExpectationCode } from "./expectations.ts";
import { companyAppOf } from "./make-app.ts";
import { forNodes, hardwareOf } from "./make-chapter.ts";

/** Something in a chapter that is well-formed and does not go with the rest of it. */
export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly expected: Expectation;
}

/** Most Pods that all apps together may want in the largest team: beyond it a round gets slow. */
const MAX_PODS = 250;

const misfit = (
  path: readonly (string | number)[],
  code: ExpectationCode,
  params: Expectation["params"] = {},
): Misfit => ({ path, expected: { code, params } });

/** Everything about a chapter that its shape does not show: what could not be played, or not as it was meant. */
export const misfitsOf = (own: OwnChapter): readonly Misfit[] => [
  ...ofStars(own),
  ...ofSeats(own),
  ...ofApps(own),
  ...ofPods(own),
  ...own.timeline.flatMap((deed, i) =>
    ofDeed(own, deed).map((one) => ({ ...one, path: ["timeline", i, ...one.path] })),
  ),
  ...ofStory(own),
];

function ofStars({ stars }: OwnChapter): readonly Misfit[] {
  const isRising = stars.every((star, i) => star > (stars[i - 1] ?? 0));
  return isRising ? [] : [misfit(["stars"], "Rising")];
}

function ofSeats({ seats, automation, timeline }: OwnChapter): readonly Misfit[] {
  const isSwitched = timeline.some((deed) => deed.switch?.part === "scheduler" && deed.switch.to === "auto");
  return [
    ...(seats.maxNodes < seats.minNodes
      ? [misfit(["seats", "maxNodes"], "AtLeast", { least: String(seats.minNodes), of: "minNodes" })]
      : []),
    ...(!seats.controlPlane && automation.scheduler === "player" && !isSwitched
      ? [misfit(["automation", "scheduler"], "Scheduler")]
      : []),
  ];
}

function ofApps(own: OwnChapter): readonly Misfit[] {
  const names = own.apps.map(({ name }) => name);
  const hasDemand = own.apps.some(({ demand }) => demand.some(({ rps }) => rps.large > 0 || rps.small > 0));
  return [
    ...own.apps.flatMap((app, i) => [
      ...(names.indexOf(app.name) === i ? [] : [misfit(["apps", i, "name"], "Unused")]),
      ...ofApp(own, app).map((one) => ({ ...one, path: ["apps", i, ...one.path] })),
    ]),
    ...(hasDemand ? [] : [misfit(["apps"], "SomeDemand")]),
  ];
}

function ofApp(own: OwnChapter, app: OwnApp): readonly Misfit[] {
  const { resources, image } = companyAppOf(app, 0);
  const machine = hardwareOf(own);
  const asked = { cpu: resources.requests[CPU] ?? 0, memory: resources.requests[MEMORY] ?? 0 };
  const most = { cpu: resources.limits[CPU] ?? 0, memory: resources.limits[MEMORY] ?? 0 };
  const imageBytes = image.layers.reduce((sum, { bytes }) => sum + bytes, 0);
  const found: Misfit[] = [];
  if (asked.cpu > machine.cpuMilli)
    found.push(misfit(["requests", "cpu"], "FitsMachine", { most: `${machine.cpuMilli}m` }));
  if (asked.memory > machine.memoryBytes)
    found.push(misfit(["requests", "memory"], "FitsMachine", { most: mebibytes(machine.memoryBytes) }));
  if (most.cpu < asked.cpu)
    found.push(misfit(["limits", "cpu"], "AtLeast", { least: `${asked.cpu}m`, of: "requests" }));
  if (most.memory < asked.memory)
    found.push(misfit(["limits", "memory"], "AtLeast", { least: mebibytes(asked.memory), of: "requests" }));
  if (imageBytes > machine.diskBytes)
    found.push(misfit(["image"], "FitsDisk", { most: mebibytes(machine.diskBytes) }));
  return [...found, ...ofDemand(own, app)];
}

function ofDemand({ length }: OwnChapter, { demand }: OwnApp): readonly Misfit[] {
  return demand.flatMap(({ at }, i) => {
    if (at >= length) return [misfit(["demand", i, "at"], "InsideRound", { seconds: length / 1000 })];
    return i > 0 && at <= (demand[i - 1]?.at ?? 0) ? [misfit(["demand", i, "at"], "Rising")] : [];
  });
}

/** All Pods that are wanted at once in the largest team there can be. */
function ofPods(own: OwnChapter): readonly Misfit[] {
  const most = own.apps.reduce((sum, { name, pods }) => {
    const wanted = own.timeline.flatMap(({ want }) => (want?.app === name ? [want.pods] : []));
    const each = [pods, ...wanted].flatMap((one) => [1, MAX_SEATS].map((nodes) => forNodes(one, nodes)));
    return sum + Math.max(...each);
  }, 0);
  return most > MAX_PODS ? [misfit(["apps"], "FewerPods", { most: MAX_PODS })] : [];
}

const DEEDS = ["say", "want", "incident", "switch"] as const;

function ofDeed(own: OwnChapter, deed: OwnDeed): readonly Misfit[] {
  const count = DEEDS.filter((key) => deed[key] !== undefined).length;
  const names = own.apps.map(({ name }) => name);
  const found: Misfit[] = [];
  if (deed.at >= own.length) found.push(misfit(["at"], "InsideRound", { seconds: own.length / 1000 }));
  if (count !== 1) found.push(misfit([], "OneDeed", { keys: DEEDS.join(", ") }));
  if (deed.want && !names.includes(deed.want.app))
    found.push(misfit(["want", "app"], "OneOf", { values: names.join(", ") }));
  for (const key of ["target", "times"] as const) {
    if (deed[key] !== undefined && deed.incident === undefined)
      found.push(misfit([key], "OnlyWith", { key: "incident" }));
  }
  const targets = deed.incident === undefined ? undefined : targetsOf(own, deed.incident, names);
  if (deed.target !== undefined && targets !== undefined && !targets.includes(deed.target))
    found.push(misfit(["target"], "OneOf", { values: targets.join(", ") }));
  return found;
}

/** What an incident may be told to strike; nothing in particular where chance has to decide. */
function targetsOf({ seats }: OwnChapter, incident: string, apps: readonly string[]): readonly string[] {
  switch (findIncident(incident)?.strikes) {
    case "app":
      return apps;
    case "zone":
      return ZONES;
    case "node":
      return nodeNames(seats.minNodes);
    default:
      return [];
  }
}

/** Two lines of the story at the same moment: one of them would never be read. */
function ofStory({ timeline }: OwnChapter): readonly Misfit[] {
  const said = new Set<number>();
  return timeline.flatMap(({ at, say }, i) => {
    if (say === undefined) return [];
    if (said.has(at)) return [misfit(["timeline", i, "at"], "Unused")];
    said.add(at);
    return [];
  });
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)}Mi`;
