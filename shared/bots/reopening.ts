import type { Command } from "../commands/registry.ts";
import type { Situation } from "./framework.ts";

/** Lets Pods onto Nodes again that say that they have room. (A Node's seat is called what the Node is called.) */
export const reopening = ({ heard, character }: Situation): readonly Command[] =>
  character === "clumsy"
    ? []
    : heard.filter(({ call }) => call === "have-room").map(({ seat }) => ({ type: "uncordon", node: seat }));
