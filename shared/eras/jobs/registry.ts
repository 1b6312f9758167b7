import type { WorkbenchJob } from "../../model/era.ts";
import { build } from "./build.ts";
import type { Job } from "./framework.ts";
import { install } from "./install.ts";
import { push } from "./push.ts";
import { save } from "./save.ts";
import { wipe } from "./wipe.ts";

/** Every kind of work at a workbench. One line each. */
export const JOBS = { install, wipe, save, build, push } as const satisfies Record<WorkbenchJob["type"], Job>;
