import type { Pass } from "../model/pass.ts";

export const schedulerPass: Pass = { name: "scheduler", run: () => undefined };
