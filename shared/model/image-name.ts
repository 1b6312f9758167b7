import type { ImagePullPolicy } from "./pod.ts";

/** The parts of an image's name. */
interface ImageName {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Takes "registry:5000/web:v1@sha256:..." apart. A colon before the last slash is a registry's port. */
function splitImageName(image: string): ImageName {
  const at = image.indexOf("@");
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const name = at < 0 ? image : image.slice(0, at);
  const colon = name.lastIndexOf(":");
  const tag = colon > name.lastIndexOf("/") ? name.slice(colon + 1) : undefined;
  const repository = tag === undefined ? name : name.slice(0, colon);
  return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/**
 * The name under which the kubelet pulls an image: without tag and digest it is tagged `latest`.
 * Source: kubernetes/kubernetes `pkg/util/parsers/parsers.go`, `pkg/kubelet/images/image_manager.go`, v1.35.
 */
export function defaultImageTag(image: string): string {
  const { tag, digest } = splitImageName(image);
  return tag === undefined && digest === undefined ? `${image}:latest` : image;
}

/**
 * `Always` for the tag `latest`, written or not, else `IfNotPresent`.
 * Source: kubernetes/kubernetes `pkg/apis/core/v1/defaults.go` SetDefaults_Container, v1.35.
 */
export const defaultPullPolicy = (image: string): ImagePullPolicy =>
  splitImageName(defaultImageTag(image)).tag === "latest" ? "Always" : "IfNotPresent";

/** The version that an image is of, however it was made: "web:v1" for "web:v1" and "web:v1-code-first". */
export function imageVersion(image: string): string {
  const { repository, tag = "latest" } = splitImageName(image);
  return `${repository}:${tag.split("-")[0] ?? tag}`;
}
