import { useEffect, useState } from "preact/hooks";
import type { ClusterStore } from "./session.ts";

/** Lists of words are drawn again at most this often: faster than that nobody reads. */
const DRAW_EVERY_MS = 200;

/** Draws the component again when a cluster changed, a few times a second at most. Returns the revision it draws. */
export function useClusterRevision(store: ClusterStore | undefined, everyMs = DRAW_EVERY_MS): number {
  const [revision, setRevision] = useState(store?.revision ?? -1);
  useEffect(() => {
    if (store === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      timer = undefined;
      setRevision(store.revision);
    };
    setRevision(store.revision);
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(draw, everyMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, everyMs]);
  return revision;
}
