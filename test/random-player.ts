import { z } from "zod";
import {
  COMMAND_TYPES,
  type Command,
  type CommandType,
  commandDefinition,
  parseCommand,
} from "../shared/commands/registry.ts";
import { AUTOMATION_PARTS } from "../shared/commands/switch-automation.ts";
import { appsOf } from "../shared/eras/software.ts";
import { INCIDENTS } from "../shared/incidents/registry.ts";
import type { ClusterState } from "../shared/model/cluster-state.ts";
import type { Seat } from "../shared/model/seat.ts";
import type { Rng } from "../shared/util/rng.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A command that passes the border and means nothing in particular; undefined when none came out. */
export function randomCommand(cluster: ClusterState, seat: Seat, rng: Rng): Command | undefined {
  const own = COMMAND_TYPES.filter((type) => commandDefinition(type).roles.includes(seat.role));
  // Now and then something that is not this seat's business.
  const type = rng.chanceBp(9000) && own.length > 0 ? rng.pick(own) : rng.pick(COMMAND_TYPES);
  const parsed = parseCommand(valueFor(schemaOf(type), "", { cluster, seat, rng }));
  return parsed.ok ? parsed.value : undefined;
}

const schemas = new Map<CommandType, JsonSchema>();

function schemaOf(type: CommandType): JsonSchema {
  const known = schemas.get(type) ?? z.toJSONSchema(commandDefinition(type).schema, { io: "input" });
  schemas.set(type, known);
  return known;
}

interface Player {
  readonly cluster: ClusterState;
  readonly seat: Seat;
  readonly rng: Rng;
}

/** A value that a schema allows. Texts are drawn by the name of their field, so that most of them exist. */
function valueFor(schema: JsonSchema, field: string, player: Player): unknown {
  const { rng } = player;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return rng.pick(schema.enum);
  const choices = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (choices !== undefined) return valueFor(rng.pick(choices), field, player);
  switch (schema.type) {
    case "object":
      return objectFor(schema, player);
    case "array":
      return [];
    case "boolean":
      return rng.chanceBp(3000);
    case "integer":
    case "number":
      return rng.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 12, 12));
    default:
      return textFor(field, player);
  }
}

function objectFor(schema: JsonSchema, player: Player): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const isRequired = schema.required?.includes(name) === true;
    if (isRequired || player.rng.chanceBp(5000)) result[name] = valueFor(inner as JsonSchema, name, player);
  }
  return result;
}

const TEXTS: Readonly<Record<string, (cluster: ClusterState, seat: Seat) => readonly string[]>> = {
  pod: podsFor,
  node: (cluster) => [...cluster.nodes.keys()],
  deployment: (cluster) => [...cluster.deployments.values()].map(({ metadata }) => metadata.name),
  app: ({ settings }) => [
    ...settings.catalogue.apps.map(({ name }) => name),
    ...(settings.era ? appsOf(settings.era).map(({ id }) => id) : []),
  ],
  software: ({ settings }) =>
    [...(settings.era?.systems ?? []), ...(settings.era?.software ?? [])].map(({ id }) => id),
  container: (cluster) => cluster.settings.catalogue.apps.map(({ name }) => name),
  image: (cluster) => [...cluster.settings.catalogue.images.map(({ name }) => name), "nothing:v9"],
  incident: () => INCIDENTS.map(({ id }) => id),
  part: () => AUTOMATION_PARTS,
  target: (cluster) => [...cluster.nodes.keys(), "tokyo", "web", ""],
};

/** A Node knows its own Pods, everybody else knows those that wait; failing that, all there are. */
function podsFor(cluster: ClusterState, { nodeName }: Seat): readonly string[] {
  const all = [...cluster.pods.values()];
  const near = all.filter(({ spec }) => spec.nodeName === nodeName);
  return (near.length > 0 ? near : all).map(({ metadata }) => metadata.name);
}

function textFor(field: string, { cluster, seat, rng }: Player): string {
  const texts = TEXTS[field]?.(cluster, seat) ?? [];
  return texts.length > 0 ? rng.pick(texts) : `any-${rng.below(9)}`;
}
