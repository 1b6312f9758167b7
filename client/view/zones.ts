import type { CommandType } from "../../shared/commands/registry.ts";
import type { NodeRow } from "../../shared/projection/rows.ts";
import { listOf } from "../rules/list.ts";

/** Nodes in one place: what cuts off one of them may cut off all. */
export interface ZoneView {
  readonly name: string;
  /** Number of its sign, from 0; the same for everybody who looks at this cluster. */
  readonly sign: number;
  /** Names of its Nodes, in the order in which they were given. */
  readonly nodes: readonly string[];
  /** None of its Nodes is heard. */
  readonly lost: boolean;
}

/** With these people decide about zones. In rounds without them zones would be one more word that means nothing yet. */
const ABOUT_ZONES: readonly string[] = [
  "setPlacement",
  "setSchedulerProfile",
] satisfies readonly CommandType[];

/**
 * The zones by name; none where there is only one, where a Node has none, or where nobody has to think of them.
 * `tools`: of the round.
 */
export function zoneViews(
  nodes: readonly Pick<NodeRow, "name" | "zone" | "ready">[],
  tools: string,
): readonly ZoneView[] {
  if (!listOf(tools).some((tool) => ABOUT_ZONES.includes(tool))) return [];
  const names = [...new Set(nodes.map(({ zone }) => zone))].sort();
  if (names.length < 2 || names.includes("")) return [];
  return names.map((name, sign) => {
    const inside = nodes.filter(({ zone }) => zone === name);
    return {
      name,
      sign,
      nodes: inside.map((node) => node.name),
      lost: inside.every(({ ready }) => !ready),
    };
  });
}
