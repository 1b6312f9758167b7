import type { ResourceRequirements } from "../pod.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, type ResourceList } from "../resources.ts";
import { qualifiedNameProblems } from "./names.ts";
import { isWholeQuantity, makeQuantity, parseResourceAmount } from "./quantity.ts";
import type { ObjectReader } from "./reader.ts";

/** Resources that containers may ask for without a domain in their name. */
const CONTAINER_RESOURCES = [CPU, MEMORY, EPHEMERAL_STORAGE];
const isHugePages = (name: string): boolean => name.startsWith("hugepages-");
/** Resources of which a limit may be larger than the request. */
const mayOvercommit = (name: string): boolean => CONTAINER_RESOURCES.includes(name);

/** Amounts by resource name, each checked as a quantity. */
export function readResourceList(reader: ObjectReader, name: string): ResourceList {
  const amounts: Record<string, number> = {};
  for (const [resource, value] of reader.entries(name)) {
    const path = `${reader.at(name)}[${resource}]`;
    if (typeof value !== "string" && typeof value !== "number") {
      reader.errors.typeInvalid(path, value, "quantity");
      continue;
    }
    const amount = parseResourceAmount(resource, value);
    if (!amount.ok) reader.errors.invalid(path, value, amount.refusal);
    else amounts[resource] = amount.value;
    if (reader.strict && amount.ok) checkAmount(reader, path, resource, value, amount.value);
  }
  return amounts;
}

function checkAmount(
  reader: ObjectReader,
  path: string,
  resource: string,
  quantity: string | number,
  amount: number,
): void {
  if (amount < 0) reader.errors.invalid(path, String(quantity), "must be greater than or equal to 0");
  const isCount = !CONTAINER_RESOURCES.includes(resource) && !isHugePages(resource);
  if (isCount && !isWholeQuantity(quantity)) {
    reader.errors.invalid(path, String(quantity), "must be an integer");
  }
}

/**
 * `resources` of a container or Pod. A request that is missing takes the value of its limit.
 * Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` ValidateContainerResourceRequirements and
 * `pkg/apis/core/v1/defaults.go`, v1.35.
 */
export function readResources(parent: ObjectReader, name: string): ResourceRequirements {
  const reader = parent.object(name);
  const requests = readResourceList(reader, "requests");
  const limits = readResourceList(reader, "limits");
  reader.unmodelled("claims");
  reader.close();
  if (!reader.strict) return { requests, limits };
  const completed = { ...limits, ...requests };
  for (const resource of Object.keys(limits)) checkResourceName(reader, "limits", resource);
  for (const resource of Object.keys(requests)) checkResourceName(reader, "requests", resource);
  for (const resource of Object.keys(requests).sort()) {
    checkAgainstLimit(reader, resource, requests[resource] ?? 0, limits[resource]);
  }
  return { requests: completed, limits };
}

function checkResourceName(reader: ObjectReader, list: string, resource: string): void {
  const path = `${reader.at(list)}[${resource}]`;
  const problems = qualifiedNameProblems(resource);
  reader.errors.invalidAll(path, resource, problems);
  if (problems.length > 0 || resource.includes("/")) return;
  if (!CONTAINER_RESOURCES.includes(resource) && !isHugePages(resource)) {
    reader.errors.invalid(path, resource, "must be a standard resource for containers");
  }
}

function checkAgainstLimit(
  reader: ObjectReader,
  resource: string,
  request: number,
  limit: number | undefined,
): void {
  const path = reader.at("requests");
  if (limit === undefined) {
    if (!mayOvercommit(resource)) {
      reader.errors.required(reader.at("limits"), "Limit must be set for non overcommitable resources");
    }
    return;
  }
  const shown = makeQuantity(resource, request);
  const shownLimit = makeQuantity(resource, limit);
  if (!mayOvercommit(resource) && request !== limit) {
    reader.errors.invalid(path, shown, `must be equal to ${resource} limit of ${shownLimit}`);
  } else if (request > limit) {
    reader.errors.invalid(path, shown, `must be less than or equal to ${resource} limit of ${shownLimit}`);
  }
}
