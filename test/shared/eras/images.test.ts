import { describe, expect, test } from "vitest";
import { bootMsOf, type EraImage, eraImages, findEraImage, overheadOf } from "../../../shared/eras/images.ts";
import type { EraId } from "../../../shared/model/era.ts";
import { GIB, MIB } from "../../../shared/model/resources.ts";
import { invariant } from "../../../shared/util/invariant.ts";
import { eraOf } from "./era-play.ts";

function image(era: EraId, name: string): EraImage {
  const found = findEraImage(eraOf(era), name);
  invariant(found, "this image can be made", { era, name });
  return found;
}

const digests = ({ layers }: EraImage): readonly string[] => layers.map(({ digest }) => digest);
const labels = ({ layers }: EraImage): readonly string[] => layers.map(({ label }) => label);
const mebibytes = ({ layers }: EraImage): number => layers.reduce((sum, { bytes }) => sum + bytes, 0) / MIB;

/** Bytes of layers that whoever has `known` does not have yet, in MiB. */
const newMebibytes = (known: EraImage, next: EraImage): number =>
  mebibytes({ ...next, layers: next.layers.filter(({ digest }) => !digests(known).includes(digest)) });

describe("in containers", () => {
  test("an image is a stack of layers, the code on top or right above the system", () => {
    expect(labels(image("containers", "web:v1"))).toEqual([
      "Debian base image",
      "Node.js 20",
      "nginx",
      "web v1",
    ]);
    expect(labels(image("containers", "web:v1-code-first"))).toEqual([
      "Debian base image",
      "web v1",
      "Node.js 20",
      "nginx",
    ]);
  });

  test("images of one language share it, as long as nothing below it differs", () => {
    const [web, api] = [image("containers", "web:v1"), image("containers", "api:v1")];
    expect(digests(api).slice(0, 2)).toEqual(digests(web).slice(0, 2));
    const [web2, api2] = [image("containers", "web:v1-code-first"), image("containers", "api:v1-code-first")];
    expect(digests(api2).slice(0, 1)).toEqual(digests(web2).slice(0, 1));
    expect(digests(api2)[2]).not.toBe(digests(web2)[2]);
  });

  test("with the code last a new version is its code, with the code first nearly all of it", () => {
    expect(newMebibytes(image("containers", "web:v1"), image("containers", "web:v2"))).toBe(10);
    expect(
      newMebibytes(image("containers", "web:v1-code-first"), image("containers", "web:v2-code-first")),
    ).toBe(10 + 75 + 20);
  });

  test("an instance carries nothing", () => {
    expect(overheadOf(eraOf("containers"), image("containers", "web:v1"))).toEqual({});
    expect(bootMsOf(eraOf("containers"), image("containers", "web:v1"))).toBe(0);
  });
});

describe("in virtual machines", () => {
  test("an image is one piece with the operating system in it", () => {
    expect(image("virtual-machines", "web:v1").layers).toHaveLength(1);
    expect(mebibytes(image("virtual-machines", "web:v1"))).toBe(180 + 75 + 20 + 10);
    expect(newMebibytes(image("virtual-machines", "web:v1"), image("virtual-machines", "web:v2"))).toBe(285);
  });

  test("every instance carries its system, a small one less of it", () => {
    const era = eraOf("virtual-machines");
    const [usual, minimal] = [
      image("virtual-machines", "web:v1"),
      image("virtual-machines", "web:v1-minimal"),
    ];
    expect(overheadOf(era, usual)).toEqual({ cpu: 250, memory: GIB, "ephemeral-storage": 4 * GIB });
    expect(overheadOf(era, minimal)["memory"]).toBe(GIB / 2);
    expect(bootMsOf(era, minimal)).toBeLessThan(bootMsOf(era, usual));
    expect(mebibytes(minimal)).toBeLessThan(mebibytes(usual));
  });
});

test("by hand there are no images to load, and nothing to carry", () => {
  const era = eraOf("by-hand");
  for (const one of eraImages(era).values()) {
    expect(one.layers).toEqual([]);
    expect(overheadOf(era, one)).toEqual({});
  }
});
