import { type Rect, rect, right } from "../../view/geometry.ts";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { alpha, type Brush, fillBox, glow, segment, vertical } from "./brush.ts";

/** A house as everything here is seen: the roof from above, the front below it. */
function paintHouse(
  brush: Brush,
  box: Rect,
  roof: number,
  colours: { roof: string; eave: string; wall: string; foot: string },
): void {
  fillBox(
    brush,
    rect(box.x + 4, box.y + box.h * 0.3, box.w + 3, box.h * 0.72),
    3,
    alpha(PALETTE.night950, 0.45),
  );
  fillBox(
    brush,
    rect(box.x, box.y + roof - 2, box.w, box.h - roof + 2),
    2,
    vertical(brush, box.y + roof, box.y + box.h, [
      [0, colours.wall],
      [1, colours.foot],
    ]),
  );
  const over = Math.max(2, box.w * 0.025);
  brush.beginPath();
  brush.moveTo(box.x + over, box.y);
  brush.lineTo(right(box) - over, box.y);
  brush.lineTo(right(box) + over, box.y + roof);
  brush.lineTo(box.x - over, box.y + roof);
  brush.closePath();
  brush.fillStyle = vertical(brush, box.y, box.y + roof, [
    [0, colours.eave],
    [1, colours.roof],
  ]);
  brush.fill();
  segment(brush, box.x + over, box.y + 0.6, right(box) - over, box.y + 0.6, alpha(PALETTE.dusk300, 0.6), 1.3);
  brush.fillStyle = alpha(PALETTE.night950, 0.5);
  brush.fillRect(box.x - over, box.y + roof, box.w + 2 * over, Math.max(1.5, box.h * 0.02));
}

/** The registry: a long hall with skylights and a lit gate, layers on its shelves. */
export function paintWarehouse(brush: Brush, box: Rect): void {
  const roof = box.h * 0.46;
  glow(brush, box.x + box.w / 2, box.y + box.h, box.w * 0.7, PALETTE.lamp400, 0.32, 0.32);
  paintHouse(brush, box, roof, { roof: "#4e4a72", eave: "#6f6790", wall: "#3f3a5c", foot: "#2a2845" });
  paintSkylights(brush, box, roof);
  const gate = rect(
    box.x + box.w * 0.16,
    box.y + roof + (box.h - roof) * 0.3,
    box.w * 0.68,
    (box.h - roof) * 0.7,
  );
  fillBox(brush, rect(gate.x - 2, gate.y - 2, gate.w + 4, gate.h + 2), 2, "#1b1a33");
  fillBox(
    brush,
    gate,
    1,
    vertical(brush, gate.y, gate.y + gate.h, [
      [0, "#c07f35"],
      [0.55, PALETTE.lamp400],
      [1, "#ffe6b4"],
    ]),
  );
  paintShelves(brush, gate);
}

function paintSkylights(brush: Brush, box: Rect, roof: number): void {
  const count = Math.max(2, Math.round(box.w / (roof * 0.75)));
  const step = box.w / count;
  for (let light = 0; light < count; light += 1) {
    const x = box.x + step * light;
    if (light > 0) segment(brush, x, box.y + 1, x, box.y + roof - 1, alpha(PALETTE.night950, 0.28), 1.2);
    const pane = rect(x + step * 0.24, box.y + roof * 0.3, step * 0.52, roof * 0.36);
    fillBox(brush, rect(pane.x - 1.5, pane.y - 1.5, pane.w + 3, pane.h + 3), 1.5, "#2c2a4a");
    fillBox(
      brush,
      pane,
      1,
      vertical(brush, pane.y, pane.y + pane.h, [
        [0, "#ffdfa3"],
        [1, "#e0a04c"],
      ]),
    );
  }
}

function paintShelves(brush: Brush, gate: Rect): void {
  const random = scatter(5);
  const rows = gate.h > 40 ? 3 : 2;
  const shelf = gate.h / rows;
  for (let row = 0; row < rows; row += 1) {
    const floor = gate.y + (row + 1) * shelf;
    for (let x = gate.x + 3; x < right(gate) - 6; ) {
      const w = Math.min(gate.w * (0.07 + 0.09 * random()), right(gate) - 3 - x);
      if (random() < 0.75) {
        brush.fillStyle = alpha("#5b351c", 0.62 + 0.3 * random());
        brush.fillRect(x, floor - shelf * (0.35 + 0.3 * random()), w, shelf * 0.6);
      }
      x += w + 2;
    }
    brush.fillStyle = alpha("#3a2216", 0.9);
    brush.fillRect(gate.x, floor - 1.5, gate.w, 1.5);
  }
}

/** The harbour office: a glazed room on a base, and a mast on its roof. */
export function paintOfficeHouse(brush: Brush, house: Rect): void {
  const w = Math.min(house.w * 0.9, house.h * 1.15);
  const box = rect(house.x + (house.w - w) / 2, house.y + house.h * 0.12, w, house.h * 0.86);
  const roof = box.h * 0.34;
  const middle = box.x + w / 2;
  glow(brush, middle, box.y + box.h * 0.62, w * 1.2, PALETTE.lamp400, 0.3, 0.7);
  paintHouse(brush, box, roof, { roof: "#55608c", eave: "#7b86b2", wall: "#3c4468", foot: "#2a3050" });
  const room = rect(box.x + w * 0.06, box.y + roof + box.h * 0.06, w * 0.88, box.h * 0.26);
  fillBox(
    brush,
    room,
    1.5,
    vertical(brush, room.y, room.y + room.h, [
      [0, "#ffeec9"],
      [1, PALETTE.lamp400],
    ]),
  );
  const panes = Math.max(3, Math.round(room.w / 14));
  for (let pane = 1; pane < panes; pane += 1) {
    const x = room.x + (room.w * pane) / panes;
    segment(brush, x, room.y, x, room.y + room.h, "#39406a", 1.4);
  }
  // Somebody is at work.
  brush.fillStyle = alpha("#4a3560", 0.75);
  brush.beginPath();
  brush.arc(room.x + room.w * 0.3, room.y + room.h * 0.45, room.h * 0.16, 0, 7);
  brush.fill();
  brush.fillRect(room.x + room.w * 0.3 - room.h * 0.2, room.y + room.h * 0.6, room.h * 0.4, room.h * 0.4);
  const door = rect(middle - w * 0.09, box.y + box.h * 0.74, w * 0.18, box.h * 0.26);
  fillBox(brush, door, 1, "#ffcf80");
  segment(brush, middle + w * 0.2, box.y + roof * 0.4, middle + w * 0.2, house.y, "#a9b6d2", 1.5);
}
