import { defined } from "../../util/defined.ts";
import { defaultPullPolicy } from "../image-name.ts";
import type { Container, ContainerPort } from "../pod.ts";
import { dnsLabelProblems, portNameProblems } from "./names.ts";
import { readNonNegative, readPort } from "./numbers.ts";
import { readProbes } from "./probe.ts";
import type { ObjectReader } from "./reader.ts";
import { readResources } from "./resource-list.ts";

/** Fields of a container that have no meaning in the game. */
const UNMODELLED = [
  "args",
  "command",
  "env",
  "envFrom",
  "resizePolicy",
  "restartPolicyRules",
  "securityContext",
  "stdin",
  "stdinOnce",
  "terminationMessagePath",
  "terminationMessagePolicy",
  "tty",
  "volumeDevices",
  "volumeMounts",
  "workingDir",
];

/**
 * The containers of a Pod: `containers` or `initContainers`. `names` holds the names that are taken already.
 * Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` validateContainers, v1.35.
 */
export function readContainers(
  reader: ObjectReader,
  list: "containers" | "initContainers",
  names: Set<string>,
): readonly Container[] {
  return reader.objects(list).map((item) => {
    const container = readContainer(item, list === "initContainers");
    if (reader.strict && names.has(container.name)) item.errors.duplicate(item.at("name"), container.name);
    names.add(container.name);
    return container;
  });
}

function readContainer(reader: ObjectReader, isInit: boolean): Container {
  const image = reader.text("image");
  const container = {
    name: reader.text("name"),
    image,
    imagePullPolicy: reader.word(
      "imagePullPolicy",
      ["Always", "IfNotPresent", "Never"],
      defaultPullPolicy(image),
    ),
    resources: readResources(reader, "resources"),
    ports: reader.objects("ports").map(readContainerPort),
    ...readProbes(reader),
    restartPolicy: readRestartPolicy(reader, isInit),
    preStopSeconds: readPreStopSeconds(reader),
  };
  if (reader.strict)
    checkContainer(reader, container.name, image, isInit && container.restartPolicy === undefined);
  reader.unmodelled(...UNMODELLED);
  reader.close();
  return defined(container);
}

function checkContainer(reader: ObjectReader, name: string, image: string, runsToItsEnd: boolean): void {
  const { errors } = reader;
  if (name === "") errors.required(reader.at("name"));
  else errors.invalidAll(reader.at("name"), name, dnsLabelProblems(name));
  if (image === "") errors.required(reader.at("image"));
  else if (image !== image.trim()) {
    errors.invalid(reader.at("image"), image, "must not have leading or trailing whitespace");
  }
  if (!runsToItsEnd) return;
  for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"]) {
    if (reader.has(probe)) {
      errors.forbidden(reader.at(probe), "may not be set for init containers without restartPolicy=Always");
    }
  }
}

/** Only `Always` of an init container has a meaning: it makes a sidecar. */
function readRestartPolicy(reader: ObjectReader, isInit: boolean): "Always" | undefined {
  if (reader.strict && !isInit && reader.has("restartPolicy")) {
    reader.errors.forbidden(reader.at("restartPolicy"), "may not be set for non-init containers");
    return undefined;
  }
  return reader.optionalWord("restartPolicy", ["Always"]);
}

/** Simplified: of the preStop hooks only `sleep` has an effect, because only it says how long it takes. */
function readPreStopSeconds(reader: ObjectReader): number | undefined {
  const lifecycle = reader.object("lifecycle");
  const preStop = lifecycle.object("preStop");
  const sleep = preStop.optionalObject("sleep");
  const seconds = sleep && readNonNegative(sleep, "seconds", 0);
  preStop.unmodelled("exec", "httpGet", "tcpSocket");
  lifecycle.unmodelled("postStart", "stopSignal");
  for (const part of [sleep, preStop, lifecycle]) part?.close();
  return seconds;
}

function readContainerPort(reader: ObjectReader): ContainerPort {
  const name = reader.optionalText("name");
  const port = defined({
    name,
    containerPort: readPort(reader, "containerPort", true),
    hostPort: readPort(reader, "hostPort", false) || undefined,
    hostIP: reader.optionalText("hostIP"),
    protocol: reader.word("protocol", ["SCTP", "TCP", "UDP"], "TCP"),
  });
  if (reader.strict && name !== undefined) {
    reader.errors.invalidAll(reader.at("name"), name, portNameProblems(name));
  }
  reader.close();
  return port;
}
