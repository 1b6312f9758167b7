import type { Pass } from "../model/pass.ts";

export const trafficPass: Pass = { name: "traffic", run() {} };
