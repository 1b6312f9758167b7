import type { Settings } from "./config.ts";
import type { Courses } from "./courses/courses.ts";
import type { Directory } from "./directory.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** What rooms and HTTP handlers share. */
export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly directory: Directory;
  readonly courses: Courses;
  /** `hand`: rooms stand still until a test calls their `step`. */
  readonly clock: "wall" | "hand";
}
