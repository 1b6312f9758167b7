import type { Service } from "../service.ts";
import { readLabels } from "./labels.ts";
import { readMetadata } from "./metadata.ts";
import { dns1035LabelProblems, dnsLabelProblems } from "./names.ts";
import { readPort } from "./numbers.ts";
import { defineParser } from "./parser.ts";
import type { ObjectReader } from "./reader.ts";

const UNMODELLED = [
  "allocateLoadBalancerNodePorts",
  "clusterIP",
  "clusterIPs",
  "externalIPs",
  "externalName",
  "externalTrafficPolicy",
  "healthCheckNodePort",
  "internalTrafficPolicy",
  "ipFamilies",
  "ipFamilyPolicy",
  "loadBalancerClass",
  "loadBalancerIP",
  "loadBalancerSourceRanges",
  "sessionAffinity",
  "sessionAffinityConfig",
  "trafficDistribution",
];
const TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"] as const;

/**
 * A Service.
 * Simplified: the first port is the one; the type makes no difference; ExternalName and Services without a selector find
 * no Pods. Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` ValidateService, v1.35.
 */
export const serviceParser = defineParser("Service", ["v1"], (reader): Service => {
  const metadata = readMetadata(reader, { namespaced: true, nameProblems: dns1035LabelProblems });
  const specReader = reader.object("spec");
  const ports = readPorts(specReader);
  const spec = {
    selector: readLabels(specReader, "selector"),
    port: ports[0] ?? 0,
    publishNotReadyAddresses: specReader.bool("publishNotReadyAddresses"),
  };
  specReader.word("type", TYPES, "ClusterIP");
  specReader.unmodelled(...UNMODELLED);
  specReader.close();
  reader.unmodelled("status");
  return { kind: "Service", metadata, spec };
});

function readPorts(specReader: ObjectReader): readonly number[] {
  const names: string[] = [];
  const items = specReader.objects("ports");
  if (specReader.strict && items.length === 0 && specReader.text("clusterIP") !== "None") {
    specReader.errors.required(specReader.at("ports"));
  }
  return items.map((item) => {
    const port = readPort(item, "port", true);
    const name = item.text("name");
    if (item.strict) checkPortName(item, name, items.length, names);
    names.push(name);
    item.word("protocol", ["SCTP", "TCP", "UDP"], "TCP");
    item.unmodelled("targetPort", "nodePort", "appProtocol");
    item.close();
    return port;
  });
}

function checkPortName(item: ObjectReader, name: string, ports: number, names: readonly string[]): void {
  const path = item.at("name");
  if (name === "") {
    if (ports > 1) item.errors.required(path);
    return;
  }
  item.errors.invalidAll(path, name, dnsLabelProblems(name));
  if (names.includes(name)) item.errors.duplicate(path, name);
}
