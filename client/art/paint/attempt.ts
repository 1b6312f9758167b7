import { reportOnce } from "../../app/report-once.ts";
import type { Brush } from "./brush.ts";

/** More than any picture saves within each other. */
const DEEPEST = 32;

/**
 * Paints something and leaves the brush as it was. An error costs this picture only: without it, the brush would stay
 * clipped, and whatever is painted later would not be seen.
 */
export function attempt(brush: Brush, name: string, paint: (brush: Brush) => void): void {
  brush.save();
  try {
    paint(brush);
    brush.restore();
  } catch (error) {
    // Nobody knows how far it got; restoring more than was saved does nothing.
    for (let depth = 0; depth < DEEPEST; depth += 1) brush.restore();
    reportOnce(name, error);
  }
}
