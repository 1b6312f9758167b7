import { badImageVersion } from "./bad-image-version.ts";
import { containerCrash } from "./container-crash.ts";
import { demandSpike } from "./demand-spike.ts";
import { diskPressure } from "./disk-pressure.ts";
import type { IncidentDefinition } from "./framework.ts";
import { hungContainer } from "./hung-container.ts";
import { kernelUpgrade } from "./kernel-upgrade.ts";
import { machineLoss } from "./machine-loss.ts";
import { memoryLeak } from "./memory-leak.ts";
import { nodeNetworkCut } from "./node-network-cut.ts";
import { nodePowerOff } from "./node-power-off.ts";
import { noisyNeighbour } from "./noisy-neighbour.ts";
import { oldVersion } from "./old-version.ts";
import { failingRegistry, slowRegistry } from "./registry-trouble.ts";
import { zoneOutage } from "./zone-outage.ts";

/** Every incident, from small to large: the order in which the facilitator's desk shows them. One line each. */
export const INCIDENTS: readonly IncidentDefinition[] = [
  containerCrash,
  hungContainer,
  memoryLeak,
  noisyNeighbour,
  diskPressure,
  demandSpike,
  slowRegistry,
  failingRegistry,
  badImageVersion,
  oldVersion,
  kernelUpgrade,
  nodeNetworkCut,
  nodePowerOff,
  machineLoss,
  zoneOutage,
];

export const findIncident = (id: string): IncidentDefinition | undefined =>
  INCIDENTS.find((incident) => incident.id === id);
