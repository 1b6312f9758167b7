import { expect, test } from "vitest";
import { randomSuffix, safeEncode, unusedName } from "../../../shared/model/names.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

test("generated names have five letters of Kubernetes' alphabet", () => {
  const rng = new Rng(seedRng("names"));
  for (let i = 0; i < 200; i++) expect(randomSuffix(rng)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/);
});

test("digits are encoded as kube-controller-manager encodes template hashes", () => {
  expect(safeEncode("0123456789")).toBe("456789bcdf");
});

test("a name that is taken is drawn again", () => {
  const first = `web-${randomSuffix(new Rng(seedRng("same")))}`;
  expect(unusedName("web-", new Rng(seedRng("same")), (name) => name === first)).not.toBe(first);
});
