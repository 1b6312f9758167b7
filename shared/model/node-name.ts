/** The zone of a machine, from its name: "tokyo" of "tokyo-1". */
export const zoneOf = (node: string): string => node.slice(0, node.lastIndexOf("-"));
