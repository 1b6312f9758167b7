import type { BackoffEntry } from "../model/machine.ts";
import type { ImagePullPolicy } from "../model/pod.ts";
import { type BackoffPolicy, isInBackoff } from "./backoff.ts";

/** What the kubelet does about a container's image before it starts it. */
export type ImageVerdict =
  | "present"
  | "pull"
  | "ImagePullBackOff"
  | "ErrImageNeverPull"
  | "ImageInspectError";

export interface ImageRequest {
  readonly policy: ImagePullPolicy;
  readonly present: boolean;
  /** The runtime cannot say whether the image is there. */
  readonly inspectError: boolean;
  /** From earlier failures of this Pod with this image. */
  readonly backoff: BackoffEntry | undefined;
}

/**
 * Whether an image has to be pulled, may be used, or may not be asked for yet.
 * Source: kubernetes/kubernetes `pkg/kubelet/images/image_manager.go` EnsureImageExists, v1.35.
 */
export function ensureImage(request: ImageRequest, now: number, policy: BackoffPolicy): ImageVerdict {
  if (request.inspectError) return "ImageInspectError";
  const pulls = request.policy === "Always" || (request.policy === "IfNotPresent" && !request.present);
  if (!pulls) return request.present ? "present" : "ErrImageNeverPull";
  return isInBackoff(request.backoff, now, policy) ? "ImagePullBackOff" : "pull";
}
