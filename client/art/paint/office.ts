import { rect } from "../../view/geometry.ts";
import type { OfficeLayout } from "../../view/office-layout.ts";
import { PALETTE } from "../palette.ts";
import { alpha, type Brush, fillBox, glow, rounded, vertical } from "./brush.ts";
import { paintOfficeHouse } from "./buildings.ts";

/** The harbour office: a tower with a glazed room and, beside it, the dark board that the scene writes on. */
export function paintOffice(brush: Brush, { house, board }: OfficeLayout): void {
  paintOfficeHouse(brush, house);
  if (board === undefined) return;
  glow(brush, board.x + board.w / 2, board.y + board.h, board.w * 0.6, PALETTE.lamp400, 0.16, 0.35);
  fillBox(brush, rect(board.x + 3, board.y + 5, board.w, board.h), 6, alpha(PALETTE.night950, 0.6));
  fillBox(brush, board, 6, "#51627c");
  fillBox(brush, rect(board.x, board.y, board.w, board.h * 0.5), 6, alpha("#ffffff", 0.06));
  const face = rect(board.x + 3, board.y + 3, board.w - 6, board.h - 6);
  fillBox(
    brush,
    face,
    4,
    vertical(brush, face.y, face.y + face.h, [
      [0, "#0d1b30"],
      [1, "#0a1526"],
    ]),
  );
  rounded(brush, face, 4);
  brush.strokeStyle = alpha(PALETTE.lamp400, 0.28);
  brush.lineWidth = 1;
  brush.stroke();
}
