import type { ClusterReader } from "./cluster-state.ts";
import { defaultImageTag } from "./image-name.ts";

/** Whether machines can pull an image: in the eras what somebody has made and shared, else whatever the catalogue has. */
export const isPublished = (
  { settings, publishedImages }: Pick<ClusterReader, "settings" | "publishedImages">,
  image: string,
): boolean => settings.era === undefined || publishedImages.has(defaultImageTag(image));
