import type { ExpectationTexts } from "./problem-text.ts";

/** Why YAML cannot be read, by the parser's code. */
const YAML: Readonly<Record<string, string>> = {
  BAD_INDENT: "lines of one block to begin in the same column",
  BLOCK_AS_IMPLICIT_KEY: 'text with ": " in it to stand in quotes',
  BAD_SCALAR_START: "text that begins with @ or ` to stand in quotes",
  DUPLICATE_KEY: "each key to be there once",
  MISSING_CHAR: "a character that is missing here: a quote, a bracket, a comma or a colon",
  MULTIPLE_DOCS: "one document: no second ---",
  TAB_AS_INDENT: "spaces at the beginning of a line, not tabs",
  TAG_RESOLVE_FAILED: "plain values, without tags (!)",
};

const meant = (p: (name: string) => string): string =>
  p("meant") === "" ? "" : `Did you mean ${p("meant")}? `;

export const EXPECTATION_TEXT: ExpectationTexts = {
  Text: (p) => `text of at most ${p("max")} characters`,
  Words: (p) => `text of at most ${p("max")} characters, or one for each language (en, ja)`,
  Sentences: (p) =>
    p("min") === p("max")
      ? `a list of ${p("max")} sentences of at most ${p("length")} characters, or one for each language (en, ja)`
      : `a list of ${p("min")} to ${p("max")} sentences of at most ${p("length")} characters, or one for each language (en, ja)`,
  Id: (p) => `small letters, digits and dashes, as in black-friday, at most ${p("max")}`,
  AppName: (p) => `small letters, digits and dashes, beginning with a letter, at most ${p("max")}`,
  Whole: (p) => `a whole number from ${p("min")} to ${p("max")}`,
  Amount: (p) =>
    `a whole number from 0 to ${p("max")}, or one for small and one for large teams: {small: 2, large: 5}`,
  Duration: (p) => `seconds, or minutes and seconds as in 1:30, from ${p("min")} to ${p("max")} seconds`,
  Cpu: (p) => `CPU as in 500m or 2, from ${p("min")} to ${p("max")}`,
  Bytes: (p) => `a size as in 512Mi or 2Gi, from ${p("min")} to ${p("max")}`,
  Share: (p) => `a share with its sign, as in 95%, from ${p("min")}% to ${p("max")}%`,
  Flag: () => "true or false",
  OneOf: (p) => (p("values") === "" ? "nothing: chance decides here" : `${meant(p)}One of: ${p("values")}`),
  List: (p) => `a list of ${p("min") === p("max") ? p("max") : `${p("min")} to ${p("max")}`}`,
  Mapping: (p) => `keys and values, of these keys: ${p("keys")}`,
  Chapter: (p) => `${meant(p)}A chapter of your own, or the id of one of ours: ${p("values")}`,
  KnownKey: (p) => `${meant(p)}One of these keys: ${p("values")}`,
  OneLanguage: () => "text in at least one language: en or ja",
  OneDeed: (p) => `one of these in each line of the timeline: ${p("keys")}`,
  Unused: () => "something that is not there already",
  Rising: () => "each value to be larger than the one before",
  InsideRound: (p) => `a moment within the round, which lasts ${p("seconds")} seconds`,
  AtLeast: (p) => `at least ${p("least")}, as in ${p("of")}`,
  FitsMachine: (p) => `at most ${p("most")}, which is what a machine has`,
  FitsDisk: (p) => `an image of at most ${p("most")} in all, which is what a disk holds`,
  FewerPods: (p) => `at most ${p("most")} Pods of all apps together`,
  SomeDemand: () => "at least one app with demand: nobody would ask for anything",
  Scheduler: () => "auto: without a Control Plane there is nobody else to give Pods their Nodes",
  OnlyWith: (p) => `this only together with ${p("key")}`,
  Yaml: (p) => YAML[p("reason")] ?? "YAML that can be read",
  NoAliases: () => "everything written out: anchors (&) and aliases (*) are not read",
  Size: (p) => `a file of at most ${p("max")} characters`,
  Depth: () => "less nesting",
  Playable: (p) => `a chapter that can be played to its end: ${p("reason")}`,
};
