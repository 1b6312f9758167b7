import { expect, test } from "vitest";
import { newContainer } from "../../../shared/model/new-objects.ts";
import type { Container, PodSpec, ResourceRequirements } from "../../../shared/model/pod.ts";
import { podLimits, podRequests } from "../../../shared/model/pod-requests.ts";
import type { ResourceList } from "../../../shared/model/resources.ts";
import { pod } from "../../builders.ts";

const asking = (cpu: number, changes: Partial<Container> = {}): Container =>
  newContainer({ name: "app", image: "web:v1", resources: { requests: { cpu }, limits: {} }, ...changes });
const sidecar = (cpu: number): Container => asking(cpu, { restartPolicy: "Always" });
const forAll = (requests: ResourceList): ResourceRequirements => ({ requests, limits: requests });

test.each<{ name: string; spec: Partial<PodSpec>; want: ResourceList }>([
  {
    name: "containers add up",
    spec: { containers: [asking(100), asking(200)] },
    want: { cpu: 300 },
  },
  {
    name: "a large init container counts instead",
    spec: { initContainers: [asking(500)], containers: [asking(100)] },
    want: { cpu: 500 },
  },
  {
    name: "an init container runs beside the sidecars before it only",
    spec: { initContainers: [sidecar(50), asking(500), sidecar(70)], containers: [asking(100)] },
    want: { cpu: 550 },
  },
  {
    name: "what a Pod asks for as a whole replaces the sum, resource by resource",
    spec: { containers: [asking(100)], resources: forAll({ memory: 4096, cpu: 50 }) },
    want: { cpu: 50, memory: 4096 },
  },
  {
    name: "only cpu, memory and huge pages can be asked for as a whole",
    spec: {
      containers: [asking(100)],
      resources: forAll({ "ephemeral-storage": 9, "hugepages-2Mi": 8, "example.com/gpu": 1 }),
    },
    want: { cpu: 100, "hugepages-2Mi": 8 },
  },
])("requests of a Pod: $name", ({ spec, want }) => {
  expect(podRequests(pod("web", { spec })).requests).toEqual(want);
});

test("overhead comes on top of limits that exist, and makes none", () => {
  const limited = asking(0, { resources: { requests: {}, limits: { cpu: 100 } } });
  const spec: Partial<PodSpec> = { containers: [limited], overhead: { cpu: 5, memory: 5 } };
  expect(podLimits(pod("web", { spec }))).toEqual({ cpu: 105 });
});
