import { ALL_SERVICES, TRAFFIC_WORK, wakeUsage } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import { runtimeKey } from "../model/machine.ts";
import type { Pass } from "../model/pass.ts";
import type { ServiceTraffic, TrafficTarget } from "../model/totals.ts";
import { isEqual } from "../util/equal.ts";
import { countRequests } from "./count.ts";
import { appOfService, demandNow } from "./service-demand.ts";
import { targetsOf } from "./targets.ts";

/** Demand is read, and rates are published, at least once a second. */
const SECOND_MS = 1000;

/**
 * Requests to the apps. They flow at rates that hold until something changes: an endpoint, a Pod, a machine, or the
 * demand once a second. So a tick in which nothing changes costs nothing, however many requests it carries.
 */
export const trafficPass: Pass = {
  name: "traffic",
  watcher(draft, change) {
    if (change.kind === "EndpointSlice" || change.kind === "Service") draft.enqueue(TRAFFIC_WORK, change.key);
  },
  run(draft) {
    const woken = draft.work.size > 0 ? draft.takeWork(TRAFFIC_WORK) : [];
    const isSecond = draft.now % SECOND_MS === 0;
    if (woken.length === 0 && !isSecond) return;
    const isSame = woken.length === 0 && !fallsDue(draft) && isAsBefore(draft);
    for (const key of servicesToSee(draft, woken, isSecond, isSame)) flow(draft, key, isSecond, isSame);
  },
};

/** Services that nobody asks and nobody ever asked, and that did not change, need not be looked at. */
function servicesToSee(
  draft: ClusterDraft,
  woken: readonly string[],
  isSecond: boolean,
  isSame: boolean,
): readonly string[] {
  const { services, traffic } = draft;
  if (isSame) return [...services.keys()].filter((key) => traffic.has(key) || isAsked(draft, key));
  return isSecond || woken.includes(ALL_SERVICES) ? [...services.keys()] : woken;
}

function isAsked(draft: ClusterDraft, key: string): boolean {
  const app = appOfService(draft, key);
  return app !== undefined && demandNow(draft, app) > 0;
}

/** Whether in the last second a version was ordered or fell due: from then on others are understood than before. */
const fallsDue = ({ settings, now }: ClusterDraft): boolean =>
  settings.catalogue.apps.some(({ orders = [] }) =>
    orders.some(({ atMs, dueMs = atMs }) =>
      [atMs, dueMs].some((moment) => moment <= now && moment > now - SECOND_MS),
    ),
  );

const seen = new WeakMap<object, readonly (object | undefined)[]>();

/**
 * Whether everything that decides where requests go is what it was when this was last asked: then they go where they
 * went, and nobody has to look at every Pod to find that out.
 */
function isAsBefore(draft: ClusterDraft): boolean {
  const { runtimes, machines, endpointSlices, services, incidents, deployments, pods } = draft;
  const tables = [runtimes, machines, endpointSlices, services, incidents, deployments, pods];
  const sources = tables.map(({ contents }) => contents);
  const [first] = sources;
  if (first === undefined) return false;
  const known = seen.get(first);
  seen.set(first, sources);
  return known !== undefined && !sources.includes(undefined) && sources.every((one, i) => one === known[i]);
}

/** Counts what came since the last look, and says where requests go from now on: `isSame`, to where they went. */
function flow(draft: ClusterDraft, key: string, isSecond: boolean, isSame: boolean): void {
  const known = draft.traffic.get(key);
  const app = appOfService(draft, key);
  if (app === undefined || !draft.services.has(key)) {
    if (known !== undefined) stop(draft, key, known);
    return;
  }
  if (known === undefined && app.demand.length === 0) return;
  const before = known ?? newTraffic(app.name, draft.now);
  const counted = count(draft, before);
  const targets = isSame && known !== undefined ? known.targets : targetsOf(draft, key);
  const demandRps = demandNow(draft, app);
  const next = {
    ...counted,
    demandRps,
    targets: isEqual(targets, counted.targets) ? counted.targets : targets,
    nextTarget: targets.length === counted.targets.length ? counted.nextTarget : 0,
  };
  const isTold = isSame && demandRps === before.demandRps;
  if (!isTold && (isSecond || next.targets !== counted.targets)) tellPods(draft, counted.targets, next);
  const closed = isSecond ? closeSecond(draft, next) : next;
  if (!isEqual({ ...closed, countedUntil: 0 }, { ...before, countedUntil: 0 }))
    draft.traffic.set(key, closed);
  // Nothing flows: the next requests are counted from when they begin to.
  else if (closed.demandRps > 0) draft.traffic.set(key, closed);
}

const newTraffic = (app: string, now: number): ServiceTraffic => ({
  app,
  countedUntil: now,
  remainderMilli: 0,
  demandRps: 0,
  targets: [],
  nextTarget: 0,
  servedRps: 0,
  failedRps: 0,
  secondServed: 0,
  secondFailed: 0,
  totalServed: 0,
  totalFailed: 0,
});

/** Counts requests up to now, and adds them to the round's totals. */
function count(draft: ClusterDraft, before: ServiceTraffic): ServiceTraffic {
  if (before.countedUntil === draft.now || before.demandRps === 0)
    return { ...before, countedUntil: draft.now };
  const { traffic, served, failed, cpuMicroSeconds } = countRequests(before, draft.now);
  const { totals } = draft;
  draft.totals = {
    ...totals,
    served: totals.served + served,
    failed: totals.failed + failed,
    usefulCpuMilliSeconds: totals.usefulCpuMilliSeconds + Math.round(cpuMicroSeconds / 1000),
  };
  return traffic;
}

/** The Service is gone: what it asked its Pods for is over. */
function stop(draft: ClusterDraft, key: string, known: ServiceTraffic): void {
  const counted = count(draft, known);
  tellPods(draft, counted.targets, { ...counted, targets: [] });
  draft.traffic.delete(key);
}

/** Lets the Pods know how many requests they are sent: their cpu and memory follow from it. */
function tellPods(
  draft: ClusterDraft,
  before: readonly TrafficTarget[],
  { targets, demandRps }: ServiceTraffic,
): void {
  const rps = targets.length === 0 ? 0 : Math.floor(demandRps / targets.length);
  const now = new Set(targets.map(({ podKey }) => podKey));
  for (const target of targets) setRps(draft, target, rps);
  for (const target of before) if (!now.has(target.podKey)) setRps(draft, target, 0);
}

function setRps(draft: ClusterDraft, { nodeName, podKey }: TrafficTarget, rps: number): void {
  const key = runtimeKey(nodeName, podKey);
  const runtime = draft.runtimes.get(key);
  if (runtime === undefined || runtime.rps === rps) return;
  draft.runtimes.set(key, { ...runtime, rps });
  wakeUsage(draft, nodeName);
}

/** Publishes the second that ends now, and notes when an outage begins or ends. */
function closeSecond(draft: ClusterDraft, traffic: ServiceTraffic): ServiceTraffic {
  const { secondServed, secondFailed, outageSince, ...rest } = traffic;
  const closed = {
    ...rest,
    servedRps: secondServed,
    failedRps: secondFailed,
    secondServed: 0,
    secondFailed: 0,
  };
  const total = secondServed + secondFailed;
  const isOut = total > 0 && secondServed * 10_000 < draft.settings.sloBp * total;
  if (!isOut) {
    if (outageSince !== undefined) {
      const lastedMs = draft.now - SECOND_MS - outageSince;
      endOutage(draft, { app: traffic.app, lastedMs, answers: total > 0 });
    }
    return closed;
  }
  if (outageSince !== undefined) return { ...closed, outageSince };
  draft.emit({ type: "OutageBegan", app: traffic.app });
  return { ...closed, outageSince: draft.now - SECOND_MS };
}

/** An outage of an app: seconds in a row in which it served less than the SLO asks for. */
function endOutage(
  draft: ClusterDraft,
  outage: { readonly app: string; readonly lastedMs: number; readonly answers: boolean },
): void {
  const { totals } = draft;
  draft.totals = { ...totals, outages: totals.outages + 1, outageMs: totals.outageMs + outage.lastedMs };
  draft.emit({ type: "OutageEnded", ...outage });
}
