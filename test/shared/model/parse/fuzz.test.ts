import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../../../shared/commands/registry.ts";
import { defaultImageTag, imageVersion } from "../../../../shared/model/image-name.ts";
import { scaledValue } from "../../../../shared/model/int-or-percent.ts";
import { fieldErrorText } from "../../../../shared/model/parse/field-error.ts";
import { MAX_ERRORS } from "../../../../shared/model/parse/limits.ts";
import {
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  portNameProblems,
  qualifiedNameProblems,
} from "../../../../shared/model/parse/names.ts";
import type { ParseOptions } from "../../../../shared/model/parse/parser.ts";
import { makeQuantity, parseQuantity, parseResourceAmount } from "../../../../shared/model/parse/quantity.ts";
import { PARSERS, parseObject } from "../../../../shared/model/parse/registry.ts";
import { parseRfc3339 } from "../../../../shared/model/parse/rfc3339.ts";
import { normalizedImageName } from "../../../../shared/scheduler/plugins/image-locality.ts";
import {
  affinity,
  autoscaler,
  container,
  deployment,
  type Json,
  nodeTerm,
  object,
  pod,
} from "./manifests.ts";

/** Equal runs on every machine. */
const RUNS = { seed: 20_351, numRuns: 400 } as const;

const MANIFESTS: readonly Json[] = [
  pod({
    tolerations: [{ key: "a", effect: "NoExecute", tolerationSeconds: 5 }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule", labelSelector: {} },
    ],
    initContainers: [container({ name: "init", restartPolicy: "Always" })],
    containers: [
      container({
        resources: { requests: { cpu: "100m" }, limits: { memory: "1Gi" } },
        readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5 },
        ports: [{ containerPort: 80, name: "http" }],
      }),
    ],
  }),
  deployment({ replicas: 3, strategy: { rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } } }),
  affinity({ labelSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] } }),
  nodeTerm({ key: "zone", operator: "Gt", values: ["1"] }),
  autoscaler({
    minReplicas: 1,
    metrics: [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
      },
    ],
    behavior: { scaleUp: { policies: [{ type: "Pods", value: 4, periodSeconds: 15 }] } },
  }),
  object("v1", "Service", { spec: { selector: { app: "web" }, ports: [{ port: 80 }] } }),
  object("v1", "Node", { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } }),
  object("policy/v1", "PodDisruptionBudget", { spec: { minAvailable: "50%", selector: {} } }),
];

const OPTIONS: readonly ParseOptions[] = [{ mode: "strict" }, { mode: "observed" }];

/** Values that a hand or a hostile client might put where something else belongs. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    null,
    -1,
    0.5,
    2 ** 31,
    2 ** 53,
    1e300,
    Number.NaN,
    "",
    " ",
    "1e9999",
    "-0",
    "9".repeat(5000),
    "a".repeat(300),
    "日本",
    "\u0000",
    "__proto__",
    "constructor",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Every place of a manifest, as the keys that lead there. */
function placesOf(json: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== "object" || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, value]) => placesOf(value, [...path, key]))];
}

function replaced(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(json) ? [...json] : { ...Object(json) };
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

/** A right manifest with some things wrong. */
const damaged: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom(...MANIFESTS),
    fc.array(fc.tuple(fc.nat(), anything, fc.option(fc.string({ maxLength: 8 }))), { maxLength: 3 }),
  )
  .map(([manifest, damages]) =>
    damages.reduce<unknown>((json, [at, value, extra]) => {
      const places = placesOf(json);
      const place = places[at % places.length] ?? [];
      return replaced(json, extra === null ? place : [...place, extra], value);
    }, manifest),
  );

/** Read without throwing, with an answer that somebody can act on. */
function check(json: unknown): void {
  for (const options of OPTIONS) {
    const results = [
      parseObject(json, options),
      ...Object.values(PARSERS).map((parser) => parser.parse(json, options)),
    ];
    for (const result of results) {
      if (result.ok) {
        expect(typeof result.value.metadata.name).toBe("string");
        continue;
      }
      expect(result.errors.length).toBeGreaterThan(0);
      expect(result.errors.length).toBeLessThanOrEqual(MAX_ERRORS);
      for (const error of result.errors) {
        expect(fieldErrorText(error).length).toBeGreaterThan(3);
        expect(error.message.length).toBeLessThan(2000);
      }
    }
  }
}

describe("objects from anywhere", () => {
  property.prop([damaged], RUNS)("damaged manifests are taken or refused, never more", check);
  property.prop([anything], RUNS)("so is anything else", check);

  test("what the table of faults starts from is right", () => {
    for (const manifest of MANIFESTS)
      expect(parseObject(manifest, { mode: "strict" })).toMatchObject({ ok: true });
  });
});

describe("texts from anywhere", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[-+0-9.eEkKMGTPimu%]{0,12}$/));

  property.prop([text], RUNS)("are read or refused", (given) => {
    const quantity = parseQuantity(given);
    expect(typeof (quantity.ok ? quantity.value : quantity.refusal)).toBe(quantity.ok ? "bigint" : "string");
    const amount = parseResourceAmount("cpu", given);
    if (amount.ok) expect(Number.isSafeInteger(amount.value)).toBe(true);
    const moment = parseRfc3339(given);
    if (moment !== undefined) expect(Number.isFinite(moment)).toBe(true);
    const share = scaledValue(given, 10, "up");
    if (share !== undefined) expect(Number.isNaN(share)).toBe(false);
    for (const problems of [
      dnsLabelProblems,
      dnsSubdomainProblems,
      labelValueProblems,
      portNameProblems,
      qualifiedNameProblems,
    ]) {
      expect(Array.isArray(problems(given))).toBe(true);
    }
    for (const nameOf of [defaultImageTag, imageVersion, normalizedImageName]) {
      expect(typeof nameOf(given)).toBe("string");
    }
  });

  property.prop([fc.integer({ min: 0, max: 2 ** 50 }), fc.constantFrom("cpu", "memory", "pods")], RUNS)(
    "an amount that is written out reads as itself",
    (amount, resource) => {
      expect(parseResourceAmount(resource, makeQuantity(resource, amount))).toEqual({
        ok: true,
        value: amount,
      });
    },
  );

  property.prop([anything], RUNS)("commands are taken or refused with a code", (given) => {
    for (const json of [given, { type: given }, { type: "scale", deployment: given, replicas: given }]) {
      const result = parseCommand(json);
      if (!result.ok) expect(result.refusal.code).toMatch(/^[A-Z][A-Za-z]+$/);
    }
  });
});

/** A list in a list in a list ... */
function nested(depth: number): unknown {
  let json: unknown = [];
  for (let i = 0; i < depth; i++) json = [json];
  return json;
}
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const entries = (count: number, value: unknown): Json =>
  Object.fromEntries(many(count, (i) => [`key-${i}`, value]));

describe("absurd sizes", () => {
  test.each<{ name: string; json: unknown; want: string }>([
    { name: "a very long name", json: pod({}, { name: "a".repeat(1e6) }), want: "metadata.name: Too long" },
    {
      name: "a very deep value",
      json: pod({ containers: nested(1e5) }),
      want: "spec.containers[0]: Invalid value",
    },
    {
      name: "very many containers",
      json: pod({ containers: many(1e5, () => container()) }),
      want: "Too many: 100000",
    },
    { name: "very many labels", json: pod({}, { labels: entries(1e5, "x") }), want: "Too many: 100000" },
    { name: "very many wrong labels", json: pod({}, { labels: entries(1e5, 1) }), want: "Too many: 100000" },
    { name: "very many unknown fields", json: pod(entries(1e5, 1)), want: "unknown field" },
    {
      name: "a megabyte of annotations",
      json: pod({}, { annotations: { a: "x".repeat(1e6) } }),
      want: "Too long",
    },
    {
      name: "more replicas than anybody needs",
      json: deployment({ replicas: 1e6 }),
      want: "less than or equal to 1000",
    },
    {
      name: "more replicas than there are numbers",
      json: deployment({ replicas: 1e12 }),
      want: "must be of type int32",
    },
    {
      name: "more cpu than there are numbers",
      json: pod({ containers: [container({ resources: { requests: { cpu: "9e99" } } })] }),
      want: "spec.containers[0].resources.requests[cpu]",
    },
    {
      name: "a quantity with a million digits",
      json: pod({ containers: [container({ resources: { requests: { cpu: "9".repeat(1e6) } } })] }),
      want: "spec.containers[0].resources.requests[cpu]",
    },
  ])("$name", ({ json, want }) => {
    const result = parseObject(json, { mode: "strict" });
    const texts = result.ok ? [] : result.errors.map(fieldErrorText);
    expect(texts.join("\n")).toContain(want);
    check(json);
  });
});
