import { KEY_SEPARATOR, type Table, type TableView } from "../util/table.ts";
import { type Labels, namespacedKey } from "./meta.ts";
import type { Service } from "./service.ts";

/** Keys of Services by `namespace NUL label=value`, for the first label that each selects by. */
type Index = ReadonlyMap<string, readonly string[]>;

const indexes = new WeakMap<Table<Service>, Index>();

/**
 * Keys of the Services that select Pods with these labels, in order. A Service without a selector selects nothing: its
 * endpoints would be kept by hand. Costs what it finds, not how many Services there are, while they stay the same.
 */
export function servicesOfLabels(
  services: TableView<Service>,
  namespace: string,
  labels: Labels,
): readonly string[] {
  const index = indexOf(services);
  const keys = new Set<string>();
  for (const [name, value] of Object.entries(labels)) {
    for (const key of index.get(labelKey(namespace, name, value)) ?? []) {
      const selector = services.get(key)?.spec.selector ?? {};
      if (Object.entries(selector).every(([wanted, of]) => labels[wanted] === of)) keys.add(key);
    }
  }
  return [...keys].sort();
}

function indexOf(services: TableView<Service>): Index {
  const { contents } = services;
  const known = contents && indexes.get(contents);
  if (known !== undefined) return known;
  const index = new Map<string, string[]>();
  for (const { metadata, spec } of services.values()) {
    const [first] = Object.entries(spec.selector);
    if (first === undefined) continue;
    const key = labelKey(metadata.namespace, ...first);
    index.set(key, [...(index.get(key) ?? []), namespacedKey(metadata.namespace, metadata.name)]);
  }
  if (contents !== undefined) indexes.set(contents, index);
  return index;
}

const labelKey = (namespace: string, name: string, value: string): string =>
  `${namespace}${KEY_SEPARATOR}${name}=${value}`;
