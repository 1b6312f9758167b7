/** The last line that `kubectl drain` prints. Source: kubernetes/kubectl `pkg/cmd/drain/drain.go`, v1.35. */
export const drainedLine = (node: string): string => `node/${node} drained`;
