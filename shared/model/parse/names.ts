/**
 * Checks of names, each answering with what is wrong in kube-apiserver's words; an empty list means that all is well.
 * Source: k8s.io/apimachinery `pkg/util/validation/validation.go`, v1.35.
 */
type NameCheck = (value: string) => readonly string[];

const DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const DNS_SUBDOMAIN = `${DNS_LABEL}(\\.${DNS_LABEL})*`;
const DNS_1035_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
const QUALIFIED_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const LABEL_VALUE = `(${QUALIFIED_NAME})?`;
const PERCENT = "[0-9]+%";

const MAX_SUBDOMAIN_LENGTH = 253;
const MAX_LABEL_LENGTH = 63;
const MAX_PORT_NAME_LENGTH = 15;

const tooLong = (max: number): string => `must be no more than ${max} bytes`;

const mustMatch = (rule: string, pattern: string, examples: readonly string[]): string => {
  // The comma before the two spaces is how Kubernetes joins its examples.
  const shown = examples.map((example) => `'${example}'`).join(",  or ");
  return `${rule} (e.g. ${shown}, regex used for validation is '${pattern}')`;
};

function nameCheck(pattern: string, maxLength: number, rule: string, examples: readonly string[]): NameCheck {
  const expression = new RegExp(`^${pattern}$`);
  const problem = mustMatch(rule, pattern, examples);
  return (value) => {
    // Long text is not given to the expression at all.
    if (value.length > maxLength) return [tooLong(maxLength)];
    return expression.test(value) ? [] : [problem];
  };
}

/** Names of most objects: RFC 1123 subdomain. */
export const dnsSubdomainProblems = nameCheck(
  DNS_SUBDOMAIN,
  MAX_SUBDOMAIN_LENGTH,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  ["example.com"],
);

/** Names of containers and namespaces: RFC 1123 label. */
export const dnsLabelProblems = nameCheck(
  DNS_LABEL,
  MAX_LABEL_LENGTH,
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  ["my-name", "123-abc"],
);

/** Names of Services: DNS-1035 label, which begins with a letter. */
export const dns1035LabelProblems = nameCheck(
  DNS_1035_LABEL,
  MAX_LABEL_LENGTH,
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  ["my-name", "abc-123"],
);

export const labelValueProblems = nameCheck(
  LABEL_VALUE,
  MAX_LABEL_LENGTH,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  ["MyValue", "my_value", "12345"],
);

const percentExpression = new RegExp(`^${PERCENT}$`);

/** Text such as "25%". */
export const percentProblems: NameCheck = (value) =>
  percentExpression.test(value)
    ? []
    : [
        mustMatch("a valid percent string must be a numeric string followed by an ending '%'", PERCENT, [
          "1%",
          "93%",
        ]),
      ];

const QUALIFIED_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const QUALIFIED_EXAMPLES = ["MyName", "my.name", "123-abc"];
const qualifiedExpression = new RegExp(`^${QUALIFIED_NAME}$`);

/** Keys of labels, taints and tolerations: an optional domain and "/", then a name. */
export const qualifiedNameProblems: NameCheck = (value) => {
  const parts = value.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) {
    const rule = mustMatch(`a qualified name ${QUALIFIED_RULE}`, QUALIFIED_NAME, QUALIFIED_EXAMPLES);
    return [`${rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const problems: string[] = [];
  if (second !== undefined) {
    if (first === "") problems.push("prefix part must be non-empty");
    else problems.push(...dnsSubdomainProblems(first).map((problem) => `prefix part ${problem}`));
  }
  const name = second ?? first;
  if (name === "") problems.push("name part must be non-empty");
  else if (name.length > MAX_LABEL_LENGTH) problems.push(`name part ${tooLong(MAX_LABEL_LENGTH)}`);
  if (name.length <= MAX_LABEL_LENGTH && !qualifiedExpression.test(name)) {
    problems.push(`name part ${mustMatch(QUALIFIED_RULE, QUALIFIED_NAME, QUALIFIED_EXAMPLES)}`);
  }
  return problems;
};

/** Names of container ports. */
export const portNameProblems: NameCheck = (value) => {
  const problems: string[] = [];
  if (value.length > MAX_PORT_NAME_LENGTH) problems.push(tooLong(MAX_PORT_NAME_LENGTH));
  if (!/^[-a-z0-9]+$/.test(value)) {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(value)) problems.push("must contain at least one letter (a-z)");
  if (value.includes("--")) problems.push("must not contain consecutive hyphens");
  if (value.startsWith("-") || value.endsWith("-")) problems.push("must not begin or end with a hyphen");
  return problems;
};
