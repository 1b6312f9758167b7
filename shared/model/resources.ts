/**
 * Amounts by resource name, as whole numbers: `cpu` in millicores, everything else in its base unit (bytes for
 * `memory` and `ephemeral-storage`, a count for `pods` and extended resources).
 *
 * Bytes and not MiB, because kube-scheduler's scores are integer divisions of bytes and ours have to agree.
 */
export type ResourceList = Readonly<Record<string, number>>;

export const CPU = "cpu";
export const MEMORY = "memory";
export const EPHEMERAL_STORAGE = "ephemeral-storage";
export const PODS = "pods";

export const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;
