import { StateView } from "@colyseus/schema";
import type { TeamEvents } from "../../shared/live/changes.ts";
import { PRIVATE_TABLES, type RowTable } from "../../shared/projection/rows.ts";
import type { RoomSchema } from "../schema/classroom-schema.ts";
import { type ClusterSchema, ROW_SCHEMAS } from "../schema/cluster-schema.ts";

/** What somebody may see of the clusters. Everything outside the clusters is for everybody. */
export type Sight =
  /** Host and screen: all teams; the inside of machines only for who proved to be a host. */
  | { readonly of: "all"; readonly inside: boolean }
  /** A player: the own team (empty: none) and the inside of the own machine (empty: none). */
  | { readonly of: "team"; readonly team: string; readonly node: string };

/** Before somebody has a team. */
export const NO_SIGHT: Sight = { of: "team", team: "", node: "" };

/** Rows of these are shown one by one. */
export const isPrivate = (table: RowTable): boolean =>
  (PRIVATE_TABLES as readonly RowTable[]).includes(table);
const PUBLIC_TABLES = (Object.keys(ROW_SCHEMAS) as RowTable[]).filter((table) => !isPrivate(table));

type PrivateTable = (typeof PRIVATE_TABLES)[number];
type PrivateRow = InstanceType<(typeof ROW_SCHEMAS)[PrivateTable]>;

const seesTeam = (sight: Sight, team: string): boolean => sight.of === "all" || sight.team === team;

const seesInside = (sight: Sight, team: string, node: string): boolean =>
  sight.of === "all" ? sight.inside : sight.team === team && sight.node === node;

/** Whether somebody may hear of what happened in a team's cluster. */
export const hears = (sight: Sight, { team, node }: Pick<TeamEvents, "team" | "node">): boolean =>
  node === "" ? seesTeam(sight, team) : seesInside(sight, team, node);

/**
 * Keeps one view for each client. Public tables are shown as a whole, so that their rows come and go by themselves;
 * rows of private tables are shown one by one, and `rowAdded` has to be told of each new one.
 */
export class Viewers {
  readonly #state: RoomSchema;
  readonly #sights = new Map<StateView, Sight>();

  constructor(state: RoomSchema) {
    this.#state = state;
  }

  /** A view of one's own: views that are shared lose updates. */
  open(sight: Sight): StateView {
    const view = new StateView();
    this.#sights.set(view, NO_SIGHT);
    this.look(view, sight);
    return view;
  }

  /** Another seat, another team: shows what is new and takes away what is not one's business any more. */
  look(view: StateView, sight: Sight): void {
    const before = this.#sights.get(view) ?? NO_SIGHT;
    this.#sights.set(view, sight);
    for (const [team, cluster] of this.#state.clusters) {
      if (seesTeam(before, team) && !seesTeam(sight, team)) view.remove(cluster);
      else if (seesTeam(sight, team)) this.#show(view, team, cluster, before, sight);
    }
  }

  /** The client is gone. A view that is not given back would go on costing, and its bits could pass to another one. */
  close(view: StateView): void {
    this.#sights.delete(view);
    view.dispose();
  }

  clusterAdded(team: string, cluster: ClusterSchema): void {
    for (const [view, sight] of this.#sights) {
      if (seesTeam(sight, team)) this.#show(view, team, cluster, NO_SIGHT, sight);
    }
  }

  rowAdded(team: string, row: PrivateRow): void {
    for (const [view, sight] of this.#sights) {
      if (seesInside(sight, team, row.node)) view.add(row);
    }
  }

  #show(view: StateView, team: string, cluster: ClusterSchema, before: Sight, sight: Sight): void {
    if (!seesTeam(before, team)) {
      for (const table of PUBLIC_TABLES) view.add(cluster[table]);
    }
    for (const table of PRIVATE_TABLES) {
      for (const row of cluster[table].values()) {
        const saw = seesInside(before, team, row.node);
        const sees = seesInside(sight, team, row.node);
        if (sees && !saw) view.add(row);
        else if (saw && !sees) view.remove(row);
      }
    }
  }
}
