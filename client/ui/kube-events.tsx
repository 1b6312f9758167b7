import { t } from "../i18n/i18n.ts";
import type { ClusterStore } from "../net/session.ts";
import { useClusterRevision } from "../net/use-cluster.ts";

const SHOWN = 12;

/** Event objects as `kubectl get events` lists them, the newest first. Never translated. */
export function KubeEvents({ store }: { store: ClusterStore }) {
  useClusterRevision(store, 1_000);
  const events = [...store.rows.kubeEvents.entries()]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, SHOWN)
    .map(([key, row]) => ({ key, ...row }));
  return (
    <details class="kube-events">
      <summary>{t().hud.kubeEvents}</summary>
      <ul class="kube-events__list" lang="en">
        {events.map(({ key, type, reason, object, message }) => (
          <li key={key} data-type={type}>
            <code>
              <strong>{reason}</strong> {object} {message}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
