import { describe, expect, test } from "vitest";
import { fitErrorMessage } from "../../../shared/scheduler/fit-error.ts";
import { REASON_TAINTS } from "../../../shared/scheduler/plugins/taint-toleration.ts";

const refused = (...reasons: string[]) => ({ reasons });

describe("the FailedScheduling message", () => {
  // Texts from published output of v1.35 clusters and from TestFitError_Error.
  test.each([
    {
      name: "counts the Nodes of each reason and sorts the texts",
      error: {
        nodes: 3,
        preFilterMessage: "",
        refusals: [refused(REASON_TAINTS), refused("Insufficient cpu"), refused("Insufficient cpu")],
        postFilterMessage: "",
      },
      want: "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.",
    },
    {
      name: "counts a Node once for each of its reasons",
      error: {
        nodes: 1,
        preFilterMessage: "",
        refusals: [refused("Insufficient cpu", "Insufficient memory")],
        postFilterMessage: "",
      },
      want: "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.",
    },
    {
      name: "sorts as text, so that 10 comes before 2",
      error: {
        nodes: 12,
        preFilterMessage: "",
        refusals: [
          ...Array.from({ length: 2 }, () => refused("a")),
          ...Array.from({ length: 10 }, () => refused("b")),
        ],
        postFilterMessage: "",
      },
      want: "0/12 nodes are available: 10 b, 2 a.",
    },
    {
      name: "says what PreFilter says instead of the list",
      error: {
        nodes: 2,
        preFilterMessage: "pod affinity terms conflict",
        refusals: [refused("pod affinity terms conflict"), refused("pod affinity terms conflict")],
        postFilterMessage: "",
      },
      want: "0/2 nodes are available: pod affinity terms conflict.",
    },
    {
      name: "ends with what preemption came to",
      error: {
        nodes: 1,
        preFilterMessage: "",
        refusals: [refused("Too many pods")],
        postFilterMessage: "preemption: not eligible due to preemptionPolicy=Never.",
      },
      want: "0/1 nodes are available: 1 Too many pods. preemption: not eligible due to preemptionPolicy=Never.",
    },
  ])("$name", ({ error, want }) => {
    expect(fitErrorMessage(error)).toBe(want);
  });
});
