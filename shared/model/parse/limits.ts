/**
 * Sizes beyond which an object is refused. Kubernetes has fewer and larger limits; a classroom needs none of
 * that, and nobody shall be able to slow a class down with one object.
 */

/** Items of any list, and entries of any map. */
export const MAX_ITEMS = 100;
/** Characters of any text but annotations. */
export const MAX_TEXT_LENGTH = 4096;
/** Bytes of all annotations together. Source: k8s.io/apimachinery `pkg/api/validation/objectmeta.go`, v1.35. */
export const MAX_ANNOTATIONS_LENGTH = 256 * 1024;
/** Faults that are named of one object; whoever made so many has to begin anew anyway. */
export const MAX_ERRORS = 100;
/** Replicas, completions and the like. */
export const MAX_REPLICAS = 1000;
/** Kubernetes' integers have 32 bits. */
export const MAX_INT32 = 2_147_483_647;
export const MIN_INT32 = -2_147_483_648;
