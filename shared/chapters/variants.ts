import type { AppBehaviour } from "../model/catalogue.ts";
import type { ResourceList } from "../model/resources.ts";
import { CPU, MEMORY, MIB } from "../model/resources.ts";
import type { CompanyApp } from "./company.ts";

/** What a container says that it needs, or may use at most. Missing: nothing is said. */
export interface Amounts {
  readonly cpuMilli?: number;
  readonly memoryMi?: number;
}

/** An app that asks for other amounts. What it really uses stays as it is. */
export const declaring = (app: CompanyApp, requests: Amounts, limits: Amounts = {}): CompanyApp => ({
  ...app,
  resources: { requests: resourceList(requests), limits: resourceList(limits) },
});

/** An app that behaves differently in what is given. */
export const behaving = (app: CompanyApp, behaviour: Partial<AppBehaviour>): CompanyApp => ({
  ...app,
  image: { ...app.image, behaviour: { ...app.image.behaviour, ...behaviour } },
});

/** An app with one more layer in its image, whose digest is named after `what`. */
export const withLayer = (app: CompanyApp, what: string, label: string, mebibytes: number): CompanyApp => ({
  ...app,
  image: {
    ...app.image,
    layers: [...app.image.layers, { digest: `sha256:${app.name}-${what}`, label, bytes: mebibytes * MIB }],
  },
});

const resourceList = ({ cpuMilli, memoryMi }: Amounts): ResourceList => ({
  ...(cpuMilli !== undefined && { [CPU]: cpuMilli }),
  ...(memoryMi !== undefined && { [MEMORY]: memoryMi * MIB }),
});
