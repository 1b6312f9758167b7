import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  COMMAND_TYPES,
  type CommandType,
  commandDefinition,
  parseCommand,
} from "../../shared/commands/registry.ts";
import { refusalOf } from "../../shared/engine/command-pass.ts";
import { SEAT_ROLES, type Seat, type SeatRole } from "../../shared/model/seat.ts";
import { cluster } from "../builders.ts";

const FOLDER = join(import.meta.dirname, "../../shared/commands");

/** Whether a file of the folder defines a command; the others help them. */
const definesCommand = (file: string): boolean =>
  file !== "framework.ts" && readFileSync(join(FOLDER, file), "utf8").includes("defineCommand({");

/** Who may give what: the whole table, so that a change of it is seen. */
const PERMISSIONS: Readonly<Partial<Record<SeatRole, readonly CommandType[]>>> = {
  "control-plane": [
    "bind",
    "call",
    "cordon",
    "createBudget",
    "createDeployment",
    "createPod",
    "deleteAutoscaler",
    "deletePod",
    "drain",
    "pauseRollout",
    "resumeRollout",
    "scale",
    "setAutoscaler",
    "setImage",
    "setPlacement",
    "setReadinessProbe",
    "setResources",
    "setSchedulerProfile",
    "setStrategy",
    "taintNode",
    "uncordon",
    "undoRollout",
    "untaintNode",
  ],
  scheduler: ["bind", "call", "cordon", "setPlacement", "setSchedulerProfile", "uncordon"],
  controller: [
    "call",
    "createBudget",
    "createDeployment",
    "createPod",
    "deleteAutoscaler",
    "deletePod",
    "drain",
    "pauseRollout",
    "resumeRollout",
    "scale",
    "setAutoscaler",
    "setImage",
    "setPlacement",
    "setReadinessProbe",
    "setResources",
    "setStrategy",
    "taintNode",
    "undoRollout",
    "untaintNode",
  ],
};

const seatOf = (role: SeatRole): Seat => ({ id: role, role, ...(role === "node" ? { nodeName: "n" } : {}) });
const kebab = (type: string): string => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test("the registry holds every command of the folder once, in its order", () => {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && definesCommand(file))
    .map((file) => file.slice(0, -".ts".length));
  expect(COMMAND_TYPES.map(kebab)).toEqual(files.sort());
});

test.each(Object.entries(PERMISSIONS))("%s may give what its table says", (role, types) => {
  const allowed = COMMAND_TYPES.filter((type) => commandDefinition(type).roles.includes(role as SeatRole));
  expect([...allowed].sort()).toEqual([...types].sort());
});

test("both desks together may do what the one desk may", () => {
  const of = (...roles: SeatRole[]) =>
    COMMAND_TYPES.filter((type) => roles.some((role) => commandDefinition(type).roles.includes(role)));
  expect(of("scheduler", "controller")).toEqual(of("control-plane"));
});

test("a Node seat changes nothing but its own machine", () => {
  const declared = PERMISSIONS["control-plane"] ?? [];
  const ofNodes = COMMAND_TYPES.filter((type) => commandDefinition(type).roles.includes("node"));
  expect(ofNodes.filter((type) => declared.includes(type))).toEqual(["call"]);
});

describe.each(COMMAND_TYPES.map((type) => ({ type, definition: commandDefinition(type) })))(
  "$type",
  ({ type, definition }) => {
    test("is refused to every other seat, whatever it says", () => {
      for (const role of SEAT_ROLES) {
        if (definition.roles.includes(role)) continue;
        // The role is looked at before anything else, so the rest of the command does not matter.
        const given = { seat: seatOf(role), command: { type } as never };
        expect(refusalOf(cluster(), given)).toEqual({ code: "NotYourSeat", params: { command: type, role } });
      }
    });

    test.each([
      { name: "more than it asks for", input: { type, extra: 1 } },
      {
        name: "values of the wrong kind",
        input: { type, node: 1, pod: [], deployment: {}, app: null, call: 7 },
      },
      { name: "a prototype", input: JSON.parse(`{"type":"${type}","__proto__":{"node":"n"}}`) as object },
    ])("does not pass the border with $name", ({ input }) => {
      expect(parseCommand(input)).toMatchObject({ ok: false, refusal: { code: "MalformedCommand" } });
    });
  },
);

test.each([
  { name: "nothing", input: undefined, code: "MalformedCommand" },
  { name: "text", input: "scale", code: "MalformedCommand" },
  { name: "a list", input: [], code: "MalformedCommand" },
  { name: "an object without a type", input: { node: "n" }, code: "MalformedCommand" },
  { name: "a type that nobody knows", input: { type: "explode" }, code: "UnknownCommand" },
  { name: "a type of endless length", input: { type: "x".repeat(100) }, code: "MalformedCommand" },
])("$name is no command", ({ input, code }) => {
  expect(parseCommand(input)).toMatchObject({ ok: false, refusal: { code } });
});
