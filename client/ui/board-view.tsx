import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { reducedMotion } from "../app/preferences.ts";
import { t } from "../i18n/i18n.ts";
import type { Session } from "../net/session.ts";
import type { Board, BoardOptions } from "../scenes/board-api.ts";

/** Missing where the board is only looked at. */
type Handlers = Partial<Pick<BoardOptions, "onPick" | "onPlace" | "onInspect" | "verdict">>;

export interface BoardViewProps
  extends Pick<BoardOptions, "store" | "mode" | "picked" | "onUnavailable">,
    Handlers {
  readonly session: Session;
  readonly team: string;
  readonly nodeName?: string | undefined;
  /** Told of the board when it is there, and of `undefined` when it is gone. */
  onBoard?(board: Board | undefined): void;
}

/** Phaser and all that is drawn with it: a large chunk. */
export const loadBoard = () => import("../scenes/board.ts");

/**
 * The picture of a cluster. Phaser comes with it, when it is first shown. It is hidden from assistive technology: the
 * page offers the same Pods and Nodes as lists.
 */
export function BoardView(props: BoardViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { store, mode, nodeName, session, team } = props;
  useEffect(() => {
    let board: Board | undefined;
    const cleanUps: (() => void)[] = [];
    let isGone = false;
    const show = async (): Promise<void> => {
      const { mountBoard } = await loadBoard();
      if (isGone || parent.current === null) return;
      board = mountBoard(parent.current, {
        store,
        mode,
        ...(nodeName === undefined ? {} : { nodeName }),
        picked: latest.current.picked,
        reducedMotion: reducedMotion.peek(),
        words: t().board,
        onPick: (pod) => latest.current.onPick?.(pod),
        onPlace: (pod, node) => latest.current.onPlace?.(pod, node),
        onInspect: (kind, name) => latest.current.onInspect?.(kind, name),
        verdict: (pod, node) => latest.current.verdict?.(pod, node) ?? "unknown",
        onUnavailable: () => {
          board = undefined;
          latest.current.onUnavailable();
        },
      });
      latest.current.onBoard?.(board);
      cleanUps.push(
        effect(() => board?.setReducedMotion(reducedMotion.value)),
        effect(() => board?.setWords(t().board)),
        session.onEvents((ofTeam, events) => {
          if (ofTeam === team) board?.events(events);
        }),
      );
    };
    // No chunk (offline before the first load) is the same to the player as no WebGL.
    show().catch((error: unknown) => {
      console.error(error);
      latest.current.onUnavailable();
    });
    return () => {
      isGone = true;
      for (const cleanUp of cleanUps) cleanUp();
      board?.destroy();
      latest.current.onBoard?.(undefined);
    };
  }, [store, mode, nodeName, session, team]);
  return <div class="board" ref={parent} />;
}
