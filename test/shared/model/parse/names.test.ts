import { expect, test } from "vitest";
import {
  dns1035LabelProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  percentProblems,
  portNameProblems,
  qualifiedNameProblems,
} from "../../../../shared/model/parse/names.ts";

// Good and bad names: k8s.io/apimachinery pkg/util/validation/validation_test.go.
const TABLE = {
  "DNS label": {
    check: dnsLabelProblems,
    good: ["a", "ab", "abc", "a1", "a-1", "a--1--2--b", "0", "01", "1-a", "a".repeat(63)],
    bad: ["", "A", "aBc", "1A", "-", "a-", "-a", "1-", "_", "a.b", "a b", " a", "a".repeat(64)],
  },
  "DNS subdomain": {
    check: dnsSubdomainProblems,
    good: ["a", "a-1", "0.a.b", "a.b.c.d.e", "aa.bb.cc", "1.1.1.1", "a".repeat(253)],
    bad: ["", "A", "a.B", "-a", "a_b", "a@b", "a..b", ".a", "a.", "a. b", "a".repeat(254)],
  },
  "DNS-1035 label": {
    check: dns1035LabelProblems,
    good: ["a", "ab", "a1", "a--1", "a".repeat(63)],
    bad: ["", "0", "01", "1-a", "A", "a-", "a.b", "a".repeat(64)],
  },
  "label value": {
    check: labelValueProblems,
    good: ["", "simple", "now-with-dashes", "1-starts-with-num", "a_b.c", "end-with-num-1", "A".repeat(63)],
    bad: ["nospecialchars%^=@", "überall", "\\backslashes\\are\\bad", "-starts", "a/b", "a".repeat(64)],
  },
  "qualified name": {
    check: qualifiedNameProblems,
    good: [
      "simple",
      "now-with-dashes",
      "1.2.3.4/5678",
      "UppercaseIsOK123",
      "example.com/simple",
      "a/b",
      "simple/simple",
    ],
    bad: [
      "",
      "/",
      "/name",
      "prefix/",
      "a/b/c",
      "simple/space here",
      "nospecialchars%^=@",
      "Uppercase/a",
      "a".repeat(64),
    ],
  },
  percent: { check: percentProblems, good: ["0%", "25%", "100%"], bad: ["", "%", "25", "-1%", "a%", "1.5%"] },
  "port name": {
    check: portNameProblems,
    good: ["telnet", "re-mail-ck", "pop3", "a", "a-1", "1-a"],
    bad: ["longerthan15characters", "", "12345", "-begin", "end-", "double--hyphen", "UPPER", "under_score"],
  },
};

const rows = Object.entries(TABLE).flatMap(([rule, { check, good, bad }]) => [
  ...good.map((value) => ({ rule, value, check, isGood: true })),
  ...bad.map((value) => ({ rule, value, check, isGood: false })),
]);

test.each(rows)("$rule $value: $isGood", ({ value, check, isGood }) => {
  expect(check(value).length === 0).toBe(isGood);
});

test("the words are kube-apiserver's", () => {
  expect(dnsLabelProblems("Web")).toEqual([
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  ]);
  expect(dnsSubdomainProblems("Web")).toEqual([
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  ]);
  expect(qualifiedNameProblems("a/b/c")[0]).toContain("with an optional DNS subdomain prefix and '/'");
  expect(dnsLabelProblems("a".repeat(64))).toEqual(["must be no more than 63 bytes"]);
});
