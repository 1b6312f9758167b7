import { defined } from "../../util/defined.ts";
import type { TaintEffect } from "../node.ts";
import type { Toleration } from "../pod.ts";
import { labelValueProblems, qualifiedNameProblems } from "./names.ts";
import type { ObjectReader } from "./reader.ts";

const EFFECTS: readonly TaintEffect[] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Source: kubernetes/kubernetes `pkg/apis/core/validation/validation.go` ValidateTolerations, v1.35. */
export function readToleration(reader: ObjectReader): Toleration {
  const key = reader.text("key");
  const value = reader.text("value");
  const operator = reader.optionalWord("operator", ["Equal", "Exists"]);
  const toleration = defined({
    key: key === "" ? undefined : key,
    operator,
    value: value === "" ? undefined : value,
    effect: reader.optionalWord("effect", EFFECTS),
    tolerationSeconds: reader.optionalInteger("tolerationSeconds"),
  });
  reader.close();
  if (reader.strict) checkToleration(reader, toleration);
  return toleration;
}

function checkToleration(reader: ObjectReader, toleration: Toleration): void {
  const { key = "", operator = "Equal", value = "", effect, tolerationSeconds } = toleration;
  const { errors } = reader;
  if (key !== "") errors.invalidAll(reader.at("key"), key, qualifiedNameProblems(key));
  else if (operator !== "Exists") {
    const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.invalid(reader.at("operator"), operator, detail);
  }
  if (tolerationSeconds !== undefined && effect !== "NoExecute") {
    const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.invalid(reader.at("effect"), effect ?? "", detail);
  }
  if (operator === "Exists") {
    if (value !== "") {
      errors.invalid(reader.at("operator"), operator, "value must be empty when `operator` is 'Exists'");
    }
  } else {
    errors.invalidAll(reader.at("operator"), value, labelValueProblems(value));
  }
}
