import { controllerOf, namespacedKey, type ObjectMeta, type OwnerReference } from "../model/meta.ts";
import type { ObjectChange } from "../model/object-change.ts";

/** Table key of the object that manages this one, if it is of the given kind. */
export function ownerKeyOf(metadata: ObjectMeta, kind: string): string | undefined {
  const owner = controllerOf(metadata);
  return owner?.kind === kind ? namespacedKey(metadata.namespace, owner.name) : undefined;
}

/** Keys of the managers of an object before and after a change; usually one and the same. */
export function ownerKeysOf({ before, after }: ObjectChange, kind: string): readonly string[] {
  const was = before && ownerKeyOf(before.metadata, kind);
  const is = after && ownerKeyOf(after.metadata, kind);
  if (is === undefined) return was === undefined ? [] : [was];
  return was === undefined || was === is ? [is] : [was, is];
}

/** What an object writes on those that it makes. */
export const ownerReferenceTo = (owner: {
  readonly kind: string;
  readonly metadata: ObjectMeta;
}): OwnerReference => ({
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
});
