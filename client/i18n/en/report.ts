import type { Claim, Way } from "../../../shared/scoring/ladder.ts";
import { claimEn } from "../claim-text.ts";

/** Looking back: figures, comparisons, the debrief; the projector. */
export const report = {
  lookback: {
    title: "Looking back",
    did: "What you did",
    called: "What Kubernetes calls it",
    kubectl: "As one command",
    yaml: "As a file",
    figures: "Your team",
    answered: "Share of requests answered",
    served: "Requests answered",
    efficiency: "Capacity that did useful work",
    actions: "Actions by hand",
    waitForHost: "The host goes on in a moment.",
  },
  versus: {
    title: "You against kube-scheduler",
    lead: "Your round once more: the same requests, the same mishaps, every switch on auto, and nobody at the desks.",
    raceTitle: "Your policy against the default",
    raceLead: "The same arrivals and mishaps, placed by the default profile.",
    you: "You",
    alone: "Kubernetes alone",
    policy: "Your policy",
    profile: "Default profile",
    stars: "Stars",
    answered: "Requests answered",
    failed: "Requests failed",
    pending: "Pods that waited, on average",
    recovery: "Mean time to recovery",
    efficiency: "Capacity that did useful work",
    actions: "Actions by hand",
    seconds: (seconds: number) => `${seconds} s`,
    peopleAhead: (count: string) =>
      `You answered ${count} more. Kubernetes does what it is told; you saw what it was not told.`,
    kubernetesAhead: (count: string) =>
      `Alone it answered ${count} more. It never blinks and never gets tired; now you know what it takes off your hands.`,
    even: "Neck and neck. You were as reliable as the thing that was built for it.",
    policyEven: "Neck and neck. A policy shows once it is written before the Pods come.",
    policyAhead: (count: string) => `Your policy answered ${count} more. You taught Kubernetes something.`,
    profileAhead: (count: string) =>
      `The default answered ${count} more this time. It is the work of many people and many years; try another mix.`,
    peopleStretch: (from: string, to: string, count: string) =>
      `From ${from} to ${to} you kept ${count} requests that it lost.`,
    kubernetesStretch: (from: string, to: string, count: string) =>
      `From ${from} to ${to} it kept ${count} requests that you lost: it places and starts a Pod as soon as that can be done.`,
    policyStretch: (from: string, to: string, count: string) =>
      `From ${from} to ${to} your policy kept ${count} requests that the default lost.`,
    profileStretch: (from: string, to: string, count: string) =>
      `From ${from} to ${to} the default kept ${count} requests that your policy lost.`,
    restarts: (count: number) =>
      `Containers restarted by you: ${count}. Alone, it lets a hung one hang, because no livenessProbe is declared.`,
    drains: (count: number) =>
      `Nodes drained by you: ${count}. Nobody tells it that a machine is about to go down.`,
    calls: (count: number) => `Things you told each other: ${count}. It has nobody to ask.`,
  },
  /** The room's figures, in the look-back and the debrief. */
  report: {
    claim: "What it cost your room",
    way: "How you ran it",
    ways: {
      "by-hand": "By hand",
      "virtual-machines": "Virtual machines",
      containers: "Containers",
      cluster: "Cluster, run by people",
      declared: "Declared",
    } satisfies Record<Way, string>,
    resources: "Resources",
    resourcesUnit: "CPU time paid for one answered request",
    milliseconds: (ms: string) => `${ms} ms`,
    perMachine: (count: string) => `${count} instances on each machine`,
    work: "Work",
    workUnit: "actions per minute of one instance",
    lessIsBetter: "A shorter bar is cheaper.",
    says: (claim: Claim) => claimEn(claim),
    teams: "The teams",
    team: "Team",
    answered: "Requests answered",
    stars: "Stars",
    recovery: "Time to recover",
    noOutage: "no outage",
    seconds: (seconds: string) => `${seconds} s`,
    perMinute: "Actions per instance and minute",
    failed: "Requests failed",
    actions: "Actions",
    halves: "Side by side",
    halvesOfAll: "All teams together",
    measure: "Measure",
    timeline: "Answered and failed requests",
    timelineOf: (team: string) => `Answered and failed requests of ${team}`,
    timelineSays: (length: string, most: string, worst: string, at: string) =>
      worst === ""
        ? `${length} minutes, up to ${most} answered a second, none failed.`
        : `${length} minutes, up to ${most} answered a second. Most failed at ${at}: ${worst} a second.`,
    answeredKey: "answered",
    failedKey: "failed",
    learnt: "Chapter by chapter",
    chapter: (number: number) => `Chapter ${number}`,
    pages: "On the big screen",
    page: (number: number, count: number) => `${number} of ${count}`,
    previous: "Back",
    following: "Forward",
    words: "In Kubernetes' words",
    figures: "The figures",
  },
  debrief: {
    title: "That was your cluster",
    thanks: "Thank you for playing.",
    questions: "To talk about",
  },
  screen: {
    joinAt: "Join at",
    withCode: "with the code",
    here: (count: number) => (count === 1 ? "1 is here" : `${count} are here`),
    waiting: "Waiting for the first",
    story: "Read this first",
    teams: "Teams",
    team: "Team",
    waitForHost: "One moment",
    lookback: "Looking back",
  },
};
