import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { markForDeletion } from "../model/deletion.ts";
import { podKeysOfOwner } from "../model/derived.ts";
import { keyOf } from "../model/meta.ts";
import { isPodActive, type Pod } from "../model/pod.ts";
import { createPod } from "../model/pod-creation.ts";
import { gameMs } from "../model/timings.ts";
import type { Job } from "../model/workload.ts";
import { hashValue } from "../util/hash.ts";
import type { Controller } from "./framework.ts";
import { countPods, type JobCounts, nextPodAt, wantedActive } from "./job/pods.ts";
import { ownerKeysOf, ownerReferenceTo } from "./owners.ts";

const NAME = "job";

/** Source: k8s.io/api `batch/v1/types.go`, v1.35. */
const LABEL_JOB_NAME = "batch.kubernetes.io/job-name";

/**
 * Runs Pods until enough of them have succeeded, or too many have failed.
 * Source: kubernetes/kubernetes `pkg/controller/job/job_controller.go`, v1.35.
 * Simplified: no indexes, no suspension, no pod failure policy, no removal after a time.
 */
export const jobController: Controller = {
  name: NAME,
  keysFor(_draft, change) {
    if (change.kind === "Job") return change.after ? [change.key] : [];
    return change.kind === "Pod" ? ownerKeysOf(change, "Job") : [];
  },
  allKeys: (draft) => draft.jobs.keys(),
  reconcile(draft, key) {
    const job = draft.jobs.get(key);
    if (job === undefined || isOver(job)) return;
    const counts = countPods(podsOf(draft, job));
    const end = verdictOf(draft, job, counts);
    if (end === undefined) manage(draft, key, job, counts);
    else for (const pod of podsOf(draft, job).filter(isPodActive)) markForDeletion(draft, keyOf(pod));
    writeStatus(draft, key, end);
  },
};

interface Verdict {
  readonly type: "Complete" | "Failed";
  readonly reason: string;
  readonly message: string;
}

const podsOf = (draft: ClusterDraft, { metadata }: Job): readonly Pod[] =>
  podKeysOfOwner(draft.podsByOwner, metadata.uid).flatMap((key) => draft.pods.get(key) ?? []);

const isOver = ({ status }: Job): boolean => status.conditions.some(({ type }) => type !== "Suspended");

/** Whether a Job has come to its end, and how. */
function verdictOf(draft: ClusterDraft, { spec, status }: Job, counts: JobCounts): Verdict | undefined {
  if (counts.succeeded >= spec.completions) {
    return {
      type: "Complete",
      reason: "CompletionsReached",
      message: "Reached expected number of succeeded pods",
    };
  }
  if (counts.failed > spec.backoffLimit) {
    return {
      type: "Failed",
      reason: "BackoffLimitExceeded",
      message: "Job has reached the specified backoff limit",
    };
  }
  const { activeDeadlineSeconds } = spec;
  if (activeDeadlineSeconds === undefined || status.startTime === undefined) return undefined;
  const deadline = status.startTime + gameMs(activeDeadlineSeconds, draft.settings.timings);
  if (deadline > draft.now) return undefined;
  return {
    type: "Failed",
    reason: "DeadlineExceeded",
    message: "Job was active longer than specified deadline",
  };
}

function manage(draft: ClusterDraft, key: string, job: Job, counts: JobCounts): void {
  const { timings } = draft.settings;
  const { activeDeadlineSeconds } = job.spec;
  if (activeDeadlineSeconds !== undefined) {
    const startedAt = job.status.startTime ?? draft.now;
    draft.enqueueAt(NAME, key, startedAt + gameMs(activeDeadlineSeconds, timings));
  }
  const wanted = wantedActive(job.spec, counts);
  const surplus = podsOf(draft, job).filter(isPodActive).slice(wanted);
  for (const pod of surplus) markForDeletion(draft, keyOf(pod));
  if (counts.active >= wanted) return;
  const at = nextPodAt(podsOf(draft, job), timings);
  if (at > draft.now) {
    draft.enqueueAt(NAME, key, at);
    return;
  }
  for (let i = counts.active; i < wanted; i++) create(draft, job);
}

function create(draft: ClusterDraft, job: Job): void {
  const { template } = job.spec;
  const { name, namespace } = job.metadata;
  const pod = createPod(draft, {
    namespace,
    generateName: `${name}-`,
    template: { ...template, labels: { ...template.labels, [LABEL_JOB_NAME]: name } },
    ownerReferences: [ownerReferenceTo(job)],
  });
  report(draft, job, "SuccessfulCreate", `Created pod: ${pod.metadata.name}`);
}

function writeStatus(draft: ClusterDraft, key: string, end: Verdict | undefined): void {
  const job = draft.jobs.get(key);
  if (job === undefined) return;
  const lastTransitionTime = draft.now;
  const status: Job["status"] = {
    startTime: draft.now,
    ...job.status,
    ...countPods(podsOf(draft, job)),
    ...(end?.type === "Complete" ? { completionTime: draft.now } : {}),
    conditions:
      end === undefined
        ? job.status.conditions
        : withCondition(job.status.conditions, { ...end, status: "True", lastTransitionTime }),
  };
  if (hashValue(status) === hashValue(job.status)) return;
  draft.put({ ...job, status });
  if (end?.type === "Complete") report(draft, job, "Completed", "Job completed");
  if (end?.type === "Failed") report(draft, job, end.reason, end.message, "Warning");
}

function report(
  draft: ClusterDraft,
  job: Job,
  reason: string,
  message: string,
  type: "Normal" | "Warning" = "Normal",
): void {
  draft.report({ kind: "Job", key: keyOf(job), type, reason, message, source: "job-controller" });
}
