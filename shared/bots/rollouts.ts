import type { Command } from "../commands/registry.ts";
import { revisionOf } from "../controllers/deployment/annotations.ts";
import { replicaSetsOf, setsOf } from "../controllers/deployment/replica-sets.ts";
import { type AppOrder, orderAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameMs } from "../model/meta.ts";
import type { PodTemplateSpec } from "../model/pod.ts";
import type { Deployment, DeploymentStrategy } from "../model/workload.ts";
import { isEqual } from "../util/equal.ts";
import { type BoardApp, boardOf } from "./forecast.ts";
import type { Situation } from "./framework.ts";

/** So long somebody who plays well gives the Nodes to pull a version before it is rolled out, if there is time. */
const PULLING_MS = 13_000;
/** And so long before it has to be out it is rolled out in any case. */
const HURRY_MS = 22_000;

/** So long somebody who is careless thinks that it will pass. */
const DENIAL_MS = 7000;

/** None too few while Pods are replaced, and a third too many. */
const CAREFUL: DeploymentStrategy = { type: "RollingUpdate", maxSurge: "34%", maxUnavailable: 0 };
/** The API's default. */
const USUAL: DeploymentStrategy = { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" };

const imageOf = ({ spec }: PodTemplateSpec): string => spec.containers[0]?.image ?? "";

/** An app together with what is ordered of it, and what its Deployment says. */
interface Release {
  readonly app: BoardApp;
  readonly deployment: Deployment;
  readonly order: AppOrder | undefined;
  readonly image: string;
}

const releasesOn = (reader: ClusterReader): readonly Release[] =>
  boardOf(reader).map((app) => {
    const spec = reader.settings.catalogue.apps.find(({ name }) => name === app.name);
    const { deployment } = app;
    const order = spec && orderAt(spec, reader.now);
    return { app, deployment, order, image: imageOf(deployment.spec.template) };
  });

const isFailing = ({ app }: Release): boolean => (app.traffic?.failedRps ?? 0) > 0;

/** Rolls out what is ordered, unless it was out before and somebody took it back. */
export function releasing(situation: Situation): readonly Command[] {
  const { reader, character, slips, rng } = situation;
  const due = releasesOn(reader).filter(({ order, image, deployment }) => {
    if (order?.image === undefined || order.image === image) return false;
    const isTried = replicaSetsOf(reader, deployment).some(
      ({ spec }) => imageOf(spec.template) === order.image,
    );
    return !isTried && (character !== "perfect" || isPulled(reader.now, order));
  });
  const commands = due.map(
    ({ app, order }): Command => ({ type: "setImage", deployment: app.name, image: order?.image ?? "" }),
  );
  return slips && commands.length > 0 ? [rng.pick(commands)] : commands;
}

/** The Nodes have had the time to pull it, or there is no more time to give. */
const isPulled = (now: GameMs, { atMs, dueMs = Number.POSITIVE_INFINITY }: AppOrder): boolean =>
  now >= atMs + PULLING_MS || now >= dueMs - HURRY_MS;

/** Has somebody ask Pods whether they can answer: before anything happens, or after it has. */
export function probing({ reader, character }: Situation): readonly Command[] {
  if (character === "clumsy") return [];
  return releasesOn(reader)
    .filter(({ deployment }) => deployment.spec.template.spec.containers[0]?.readinessProbe === undefined)
    .filter((release) => character === "perfect" || (isFailing(release) && isRollingOut(reader, release)))
    .map(({ app }) => ({
      type: "setReadinessProbe",
      deployment: app.name,
      enabled: true,
      initialDelaySeconds: 0,
      periodSeconds: 10,
      failureThreshold: 3,
    }));
}

/** Says how Pods are replaced. */
export function pacing({ reader, character, slips }: Situation): readonly Command[] {
  return releasesOn(reader).flatMap((release): Command[] => {
    const { strategy } = release.deployment.spec;
    const wanted = (better: DeploymentStrategy): Command[] =>
      isEqual(strategy, better)
        ? []
        : [{ type: "setStrategy", deployment: release.app.name, strategy: better }];
    if (character === "perfect") return wanted(CAREFUL);
    // Who is in a hurry thinks that all at once is faster.
    if (character === "clumsy") return slips && isDue(release) ? wanted({ type: "Recreate" }) : [];
    const hurts = strategy.type === "Recreate" && isFailing(release) && isRollingOut(reader, release);
    return hurts ? wanted(USUAL) : [];
  });
}

const isDue = ({ order, image }: Release): boolean => order?.image !== undefined && order.image !== image;

/** Not all of its Pods are of the newest version yet, or they have just become so. */
function isRollingOut(reader: ClusterReader, { deployment }: Release): boolean {
  const { newSet, oldSets } = setsOf(reader, deployment);
  return oldSets.length > 0 && (newSet?.metadata.creationTimestamp ?? 0) > reader.now - 20_000;
}

/** Goes back from a version of which a Node says that it is broken. */
export function undoing({ reader, character, heard }: Situation): readonly Command[] {
  const believedFrom = character === "clumsy" ? reader.now - DENIAL_MS : reader.now;
  return releasesOn(reader).flatMap(({ app, deployment, order, image }): Command[] => {
    const { newSet, oldSets } = setsOf(reader, deployment);
    const since = newSet?.metadata.creationTimestamp ?? reader.now;
    const isBlamed = heard.some(
      ({ call, params, at }) =>
        call === "is-broken" && params["app"] === app.name && at > since && at <= believedFrom,
    );
    // What was there before it, not what the same version was declared like before.
    const before = oldSets
      .filter(({ spec }) => imageOf(spec.template) !== image)
      .map(({ metadata }) => revisionOf(metadata.annotations));
    // Who goes back once too often is where it began.
    const isUndone = oldSets.some(({ metadata }) => metadata.creationTimestamp > since);
    const isOrdered = order?.image === undefined || order.image === image;
    if (!isBlamed || isUndone || !isOrdered || before.length === 0) return [];
    return [{ type: "undoRollout", deployment: app.name, toRevision: Math.max(...before) }];
  });
}
