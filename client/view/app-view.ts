import type { AppRow } from "../../shared/projection/rows.ts";
import { wantedOf } from "../rules/wanted.ts";

/** An app as the far shore and the office's board show it. */
export interface AppView {
  readonly name: string;
  readonly style: number;
  readonly wanted: number;
  readonly ready: number;
  readonly servedRps: number;
  readonly failedRps: number;
  readonly demandRps: number;
  /** It has users: demand now or ever before. Others get no lantern. */
  readonly hasUsers: boolean;
}

export const appView = (row: AppRow): AppView => ({
  name: row.name,
  style: row.style,
  wanted: wantedOf(row),
  ready: row.readyPods,
  servedRps: row.servedRps,
  failedRps: row.failedRps,
  demandRps: row.demandRps,
  hasUsers: row.demandRps > 0 || row.served + row.failed > 0 || row.forecast.length > 2,
});
