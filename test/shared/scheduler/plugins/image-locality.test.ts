import { describe, expect, test } from "vitest";
import { newContainer } from "../../../../shared/model/new-objects.ts";
import type { ContainerImage } from "../../../../shared/model/node.ts";
import { MIB } from "../../../../shared/model/resources.ts";
import { normalizedImageName } from "../../../../shared/scheduler/plugins/image-locality.ts";
import { node, pod } from "../../../builders.ts";
import { profileOf, scores, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "ImageLocality" });
const image = (name: string, mib: number): ContainerImage => ({ names: [name], sizeBytes: mib * MIB });
const withImages = (name: string, ...images: ContainerImage[]) => node(name, { status: { images } });
const running = (...images: string[]) =>
  pod("web", {
    spec: { containers: images.map((name, i) => newContainer({ name: `c${i}`, image: name })) },
  });

// Source: pkg/scheduler/framework/plugins/imagelocality/image_locality_test.go, v1.35: 100 x (s - 23) / (1000 x n - 23).
describe("the score", () => {
  test.each([
    {
      name: "the larger image wins, each weighed by the share of Nodes that have it",
      images: ["gcr.io/40", "gcr.io/250"],
      nodes: [
        withImages("a", image("gcr.io/40:latest", 40), image("gcr.io/300:latest", 300)),
        withImages("b", image("gcr.io/250:latest", 250), image("gcr.io/10:latest", 10)),
      ],
      // a: 40 / 2 is below 23. b: (125 - 23) x 100 / (2000 - 23).
      want: { a: 0, b: 5 },
    },
    {
      name: "an image on every Node counts whole",
      images: ["app:v1"],
      nodes: [withImages("a", image("app:v1", 512)), withImages("b", image("app:v1", 512))],
      want: { a: 50, b: 50 },
    },
    {
      name: "more than the upper bound is the upper bound",
      images: ["app:v1"],
      nodes: [withImages("a", image("app:v1", 4000)), withImages("b")],
      want: { a: 100, b: 0 },
    },
    { name: "no image anywhere", images: ["app:v1"], nodes: [withImages("a")], want: { a: 0 } },
  ])("$name", ({ images, nodes, want }) => {
    expect(scores(profile, running(...images), snapshotWith(nodes))).toEqual(want);
  });
});

test.each([
  ["root", "root:latest"],
  ["root:tag", "root:tag"],
  ["gcr.io:5000/root", "gcr.io:5000/root:latest"],
  ["gcr.io:5000/root:tag", "gcr.io:5000/root:tag"],
])("%s is %s", (name, want) => {
  expect(normalizedImageName(name)).toBe(want);
});
