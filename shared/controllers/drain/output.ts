/** Lines that `kubectl cordon`, `uncordon` and `drain` print. Source: kubernetes/kubectl `pkg/drain`, v1.35. */

export const cordonLine = (node: string, changed: boolean): string =>
  `node/${node} ${changed ? "cordoned" : "already cordoned"}`;

export const uncordonLine = (node: string, changed: boolean): string =>
  `node/${node} ${changed ? "uncordoned" : "already uncordoned"}`;

export const evictingLine = (podKey: string): string => `evicting pod ${podKey}`;

export const evictedLine = (podName: string): string => `pod/${podName} evicted`;

export const drainedLine = (node: string): string => `node/${node} drained`;

/** An eviction was refused for now. */
export const retryLine = (podName: string, namespace: string, message: string): string =>
  `error when evicting pods/"${podName}" -n "${namespace}" (will retry after 5s): ${message}`;
