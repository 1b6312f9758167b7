import type { KubeEvent } from "../model/kube-event.ts";
import { splitKey } from "../model/meta.ts";
import { TICK_MS } from "../model/timings.ts";
import type { KubeEventRow } from "./rows.ts";

export const kubeEventRow = (event: KubeEvent): KubeEventRow => ({
  type: event.type,
  reason: event.reason,
  // As the OBJECT column of `kubectl get events`.
  object: `${event.kind.toLowerCase()}/${splitKey(event.key).name}`,
  message: event.message,
  count: event.count,
  tick: Math.floor(event.lastSeen / TICK_MS),
});
