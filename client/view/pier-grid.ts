import { clamp, type Rect, rect } from "./geometry.ts";

/** Piers and the walkways that join them to the land. */
export interface PierGrid {
  /** In the order of the nodes, one group after another. */
  readonly piers: readonly Rect[];
  /** Long walkways from the quay out to the farthest row. */
  readonly jetties: readonly Rect[];
  /** Short walkways from a pier to its jetty or to the quay, in the order of the nodes. */
  readonly gangways: readonly Rect[];
}

/** Height by width of a pier: not flatter and not longer than that. */
const FLATTEST = 0.72;
const LONGEST = 1.06;
/** Room above each row for what the row before reflects, and beside each column for a jetty. */
const ROW_GAP = 0.07;
const COLUMN_GAP = 0.13;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly w: number;
  readonly h: number;
}

/** The grid in which piers get largest; each group has as many columns of its own. */
function bestGrid(groups: readonly number[], region: Rect, mostWidth: number): Grid {
  const largest = Math.max(...groups);
  let best: Grid | undefined;
  for (let wide = 1; wide <= largest; wide += 1) {
    const rows = Math.ceil(largest / wide);
    // A grid with a whole empty column is a smaller grid.
    if (Math.ceil(largest / rows) !== wide) continue;
    const columns = wide * groups.length;
    const [cellW, cellH] = [region.w / columns, region.h / rows];
    // One alone has no neighbour to keep away from.
    let w =
      columns * rows === 1
        ? Math.min(cellW, mostWidth)
        : Math.min(cellW * (1 - COLUMN_GAP), cellW - 14, mostWidth);
    const h = Math.min(cellH * (1 - ROW_GAP), w * LONGEST);
    w = Math.min(w, h / FLATTEST);
    if (best === undefined || w * h > best.w * best.h * 1.02) best = { columns, rows, w, h };
  }
  return best ?? { columns: 1, rows: 1, w: region.w, h: region.h };
}

/**
 * Places piers in the water of `region`; `quayY` is where the land begins. `groups`: how many piers each has that stand
 * together, from left to right.
 */
export function pierGrid(
  groups: readonly number[],
  region: Rect,
  mostWidth: number,
  quayY: number,
): PierGrid {
  if (groups.every((count) => count === 0)) return { piers: [], jetties: [], gangways: [] };
  const grid = bestGrid(groups, region, mostWidth);
  const { columns, rows, w, h } = grid;
  const cellW = Math.min(region.w / columns, w * 1.5);
  const cellH = region.h / rows;
  const left = region.x + (region.w - cellW * columns) / 2;
  const wide = columns / groups.length;
  const cells = groups.flatMap((count, at) => groupCells(count, { from: at * wide, wide, rows }));
  const piers = cells.map(({ column, row }) => {
    const x = left + column * cellW + (cellW - w) / 2;
    const y = region.y + row * cellH + (cellH - h) * (rows === 1 ? 0.62 : 0.5);
    return rect(Math.round(x), Math.round(y), Math.round(w), Math.round(h));
  });
  if (rows === 1) return { piers, jetties: [], gangways: piers.map((pier) => frontGangway(pier, quayY)) };
  const column = (index: number): number => cells[index]?.column ?? 0;
  return { piers, ...marina(piers, grid, { left, cellW, quayY, column }) };
}

interface GroupPlace {
  /** Its first column, and how many it has. */
  readonly from: number;
  readonly wide: number;
  readonly rows: number;
}

/** Where the piers of a group stand. */
function groupCells(
  count: number,
  { from, wide, rows }: GroupPlace,
): readonly { readonly column: number; readonly row: number }[] {
  // Gaps of an incomplete row are far out on the left, where the light is.
  const missing = wide * rows - count;
  return Array.from({ length: count }, (_, at) => ({
    column: from + ((at + missing) % wide),
    row: Math.floor((at + missing) / wide),
  }));
}

interface Berths {
  readonly left: number;
  readonly cellW: number;
  readonly quayY: number;
  readonly column: (index: number) => number;
}

const gangwayWidth = (pier: Rect): number => clamp(pier.w * 0.16, 8, 34);

const frontGangway = (pier: Rect, quayY: number): Rect => {
  const w = gangwayWidth(pier);
  return rect(pier.x + pier.w / 2 - w / 2, pier.y + pier.h - 8, w, Math.max(0, quayY - pier.y - pier.h + 8));
};

/** A jetty between each two columns; an odd last column uses the gap on its left. */
function marina(piers: readonly Rect[], grid: Grid, berths: Berths): Pick<PierGrid, "jetties" | "gangways"> {
  const { left, cellW, quayY, column } = berths;
  const width = clamp((cellW - grid.w) * 0.55, 6, 26);
  const jettyX = (col: number): number => {
    const isLastAlone = col % 2 === 0 && col === grid.columns - 1 && col > 0;
    return left + (isLastAlone ? col : col - (col % 2) + 1) * cellW;
  };
  const farthest = new Map<number, number>();
  const gangways = piers.map((pier, index) => {
    const x = jettyX(column(index));
    const y = pier.y + pier.h * 0.62;
    farthest.set(x, Math.min(farthest.get(x) ?? Number.POSITIVE_INFINITY, y));
    const height = clamp(pier.h * 0.08, 6, 16);
    return x > pier.x
      ? rect(pier.x + pier.w, y, Math.max(0, x - pier.x - pier.w), height)
      : rect(x, y, Math.max(0, pier.x - x), height);
  });
  const jetties = [...farthest].map(([x, y]) =>
    rect(x - width / 2, y - 6, width, Math.max(0, quayY - y + 6)),
  );
  return { jetties, gangways };
}
