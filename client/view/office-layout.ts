import type { AppView } from "./app-view.ts";
import { clamp, type Point, type Rect, rect } from "./geometry.ts";

/** A line of the office's board: an app, how many of its Pods are ready and how many are wanted. */
export interface OfficeLine {
  readonly app: string;
  readonly disc: Point;
  /** Left end of the figures, at half height. */
  readonly figures: Point;
}

/** The harbour office: the house and, where there is room, the board of wanted and ready. */
export interface OfficeLayout {
  readonly house: Rect;
  readonly board?: Rect;
  /** Middle of the sign with the Control Plane's name. */
  readonly sign: Point;
  readonly lines: readonly OfficeLine[];
  readonly discRadius: number;
  /** Size of the figures. */
  readonly letter: number;
}

/** A board narrower than so many letters shows nothing that can be read. */
const BOARD_LETTERS = 9;
/** A figure is about this wide by its size. */
const LETTER = 0.66;
/** As long as "3/4" at least, so that the board does not jump with each Pod. */
const LEAST_FIGURES = 3;

export function officeLayout(office: Rect, apps: readonly AppView[], font: number): OfficeLayout {
  const boardW = office.w * 0.68;
  const boardH = office.h - font * 0.4;
  const columns = apps.length > 3 ? 2 : 1;
  const rows = Math.ceil(apps.length / columns);
  const rowH = Math.min(font * 1.9, (boardH - font * 2.15) / rows);
  if (boardW < font * BOARD_LETTERS || rowH < font || apps.length === 0) {
    const sign = { x: office.x + office.w / 2, y: office.y + office.h * 0.86 };
    return { house: office, sign, lines: [], discRadius: 0, letter: font };
  }
  const house = rect(office.x, office.y, office.w * 0.3, office.h);
  const board = rect(office.x + office.w - boardW, office.y + font * 0.4, boardW, boardH);
  const top = board.y + font * 1.75;
  const columnW = (board.w - font) / columns;
  const discRadius = clamp(Math.min(rowH * 0.42, columnW * 0.16), 5, font * 0.8);
  const figures = Math.max(LEAST_FIGURES, ...apps.map(({ ready, wanted }) => `${ready}/${wanted}`.length));
  const room = columnW - discRadius * 2 - font * 0.6;
  const letter = Math.floor(Math.min(font, room / (figures * LETTER), rowH * 0.8));
  return {
    house,
    board,
    sign: { x: board.x + board.w / 2, y: board.y + font * 0.95 },
    discRadius,
    letter,
    lines: apps.map(({ name }, at) => {
      const x = board.x + font * 0.5 + Math.floor(at / rows) * columnW;
      const y = top + ((at % rows) + 0.5) * rowH;
      return {
        app: name,
        disc: { x: x + discRadius + 2, y },
        figures: { x: x + discRadius * 2 + font * 0.5, y },
      };
    }),
  };
}
