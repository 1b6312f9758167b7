import type { ComponentChildren } from "preact";
import type { CommandType } from "../../../../../shared/commands/registry.ts";
import type { AppRow } from "../../../../../shared/projection/rows.ts";
import type { TermName } from "../../../../ui/term.tsx";
import type { NodeView } from "../../../../view/node-view.ts";
import type { Desk } from "../../placing.ts";

export interface AppToolProps {
  readonly desk: Desk;
  readonly app: AppRow;
}

export interface NodeToolProps {
  readonly desk: Desk;
  readonly node: NodeView;
}

export interface ClusterToolProps {
  readonly desk: Desk;
}

/**
 * The controls for one kind of command. It is shown where the round names the command among its tools and the seat may
 * give it: on the sheet of each app, on that of each Node, or once for the whole cluster.
 */
export type Tool = {
  readonly type: CommandType;
  /** The word that explains itself above the controls. */
  readonly term?: TermName;
} & (
  | { readonly about: "app"; Panel(props: AppToolProps): ComponentChildren }
  | { readonly about: "node"; Panel(props: NodeToolProps): ComponentChildren }
  | { readonly about: "cluster"; Panel(props: ClusterToolProps): ComponentChildren }
);
export type ToolAbout = Tool["about"];
