import { z } from "zod";
import { hasImage } from "../kubelet/disk.ts";
import { orderPull } from "../kubelet/pulls.ts";
import { findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { runtimePrefix } from "../model/machine.ts";
import { isPublished } from "../model/published-image.ts";
import { imageSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { doneByKubelet, ownMachine } from "./node-seat.ts";

/**
 * Puts an image at the end of the machine's line of pulls. While the kubelet works by itself that is for images that no
 * Pod here waits for: to have them ready when one comes (`crictl pull`).
 * Refused with `DoneByKubelet`, what `ownMachine` says, `ImagePresent` {image}, `AlreadyPulling` {image},
 * `ImageNotFound` {image: neither in the catalogue nor asked for by a Pod here}, in the eras `ImageNotShared` {image}.
 */
export const pullImage = defineCommand({
  type: "pullImage",
  schema: z.strictObject({ type: z.literal("pullImage"), image: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { image }) {
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    const name = defaultImageTag(image);
    const wanted = isWanted(cluster, own.value.nodeName, name);
    const automatic = wanted ? doneByKubelet(cluster) : undefined;
    if (automatic) return automatic;
    const params = { image };
    if (hasImage(own.value, image)) return { code: "ImagePresent", params };
    if (own.value.pulls.some((pull) => pull.image === name)) return { code: "AlreadyPulling", params };
    if (!isPublished(cluster, image)) return { code: "ImageNotShared", params };
    const known = findImage(cluster.settings.catalogue, image) !== undefined;
    return known || wanted ? undefined : { code: "ImageNotFound", params };
  },
  apply(draft, seat, { image }) {
    orderPull(draft, seat.nodeName ?? "", image);
  },
});

/** A misspelt image can be asked for where a Pod asks for it: how else would one learn that it is misspelt. */
const isWanted = (cluster: ClusterReader, node: string, image: string): boolean =>
  cluster.runtimes
    .withPrefix(runtimePrefix(node))
    .some(({ spec }) =>
      [...spec.initContainers, ...spec.containers].some(
        (container) => defaultImageTag(container.image) === image,
      ),
    );
