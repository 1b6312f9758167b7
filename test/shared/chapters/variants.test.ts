import { expect, test } from "vitest";
import { WEB } from "../../../shared/chapters/company.ts";
import { behaving, declaring, withLayer } from "../../../shared/chapters/variants.ts";
import { CPU, MEMORY, MIB } from "../../../shared/model/resources.ts";

test("an app asks for other amounts, and for nothing that is not said", () => {
  const { resources, image } = declaring(WEB, { cpuMilli: 200, memoryMi: 512 }, { memoryMi: 1024 });
  expect(resources).toEqual({
    requests: { [CPU]: 200, [MEMORY]: 512 * MIB },
    limits: { [MEMORY]: 1024 * MIB },
  });
  expect(image).toBe(WEB.image);
  expect(declaring(WEB, {}).resources).toEqual({ requests: {}, limits: {} });
});

test("an app behaves differently in one thing only", () => {
  const { image } = behaving(WEB, { startMs: 6000 });
  expect(image).toEqual({ ...WEB.image, behaviour: { ...WEB.image.behaviour, startMs: 6000 } });
});

test("a layer comes on top of what machines have already", () => {
  const { image } = withLayer(WEB, "season", "season data", 700);
  expect(image.layers).toEqual([
    ...WEB.image.layers,
    { digest: "sha256:web-season", label: "season data", bytes: 700 * MIB },
  ]);
  expect(image.name).toBe(WEB.image.name);
});
