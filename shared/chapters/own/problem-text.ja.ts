import type { ExpectationTexts } from "./problem-text.ts";

/** Why YAML cannot be read, by the parser's code. */
const YAML: Readonly<Record<string, string>> = {
  BAD_INDENT: "同じまとまりの行は、同じ桁から書き始めてください",
  BLOCK_AS_IMPLICIT_KEY: "「: 」を含む文は引用符で囲んでください",
  BAD_SCALAR_START: "@ や ` で始まる文は引用符で囲んでください",
  DUPLICATE_KEY: "同じキーは一度だけ書いてください",
  MISSING_CHAR: "引用符、括弧、カンマ、コロンのどれかが足りません",
  MULTIPLE_DOCS: "--- で区切らず、ひとつの文書にしてください",
  TAB_AS_INDENT: "行頭の字下げには、タブではなく空白を使ってください",
  TAG_RESOLVE_FAILED: "タグ（!）は使えません。値だけを書いてください",
};

const meant = (p: (name: string) => string): string =>
  p("meant") === "" ? "" : `もしかして ${p("meant")} ですか。`;

export const EXPECTATION_TEXT: ExpectationTexts = {
  Text: (p) => `${p("max")} 文字までの文字列`,
  Words: (p) => `${p("max")} 文字までの文字列。または言語ごと（en, ja）の文字列`,
  Sentences: (p) =>
    p("min") === p("max")
      ? `文を ${p("max")} つ並べたリスト（各 ${p("length")} 文字まで）。または言語ごと（en, ja）のリスト`
      : `文を ${p("min")}〜${p("max")} つ並べたリスト（各 ${p("length")} 文字まで）。または言語ごと（en, ja）のリスト`,
  Id: (p) => `英小文字と数字とハイフン（例: black-friday）、${p("max")} 文字まで`,
  AppName: (p) => `英小文字で始まる、英小文字と数字とハイフン、${p("max")} 文字まで`,
  Whole: (p) => `${p("min")} から ${p("max")} までの整数`,
  Amount: (p) =>
    `0 から ${p("max")} までの整数。またはチームの大きさに合わせた 2 つの数 {small: 2, large: 5}`,
  Duration: (p) => `秒数、または 1:30 のような分と秒（${p("min")}〜${p("max")} 秒）`,
  Cpu: (p) => `500m や 2 のような CPU の量（${p("min")}〜${p("max")}）`,
  Bytes: (p) => `512Mi や 2Gi のような大きさ（${p("min")}〜${p("max")}）`,
  Share: (p) => `95% のように % を付けた割合（${p("min")}%〜${p("max")}%）`,
  Flag: () => "true か false",
  OneOf: (p) =>
    p("values") === ""
      ? "何も書かないでください（ここは運任せです）"
      : `${meant(p)}次のどれか: ${p("values")}`,
  List: (p) => `${p("min") === p("max") ? p("max") : `${p("min")}〜${p("max")}`} 個のリスト`,
  Mapping: (p) => `キーと値。使えるキー: ${p("keys")}`,
  Chapter: (p) => `${meant(p)}自作の章、または用意された章の id: ${p("values")}`,
  KnownKey: (p) => `${meant(p)}使えるキー: ${p("values")}`,
  OneLanguage: () => "en か ja の、少なくとも一方の文",
  OneDeed: (p) => `timeline の 1 行につき、次のどれかひとつ: ${p("keys")}`,
  Unused: () => "まだ使われていない値",
  Rising: () => "前の値より大きい値",
  InsideRound: (p) => `ラウンドの中の時刻（長さは ${p("seconds")} 秒）`,
  AtLeast: (p) => `${p("of")} に合わせて ${p("least")} 以上`,
  FitsMachine: (p) => `マシン 1 台に載る量（${p("most")} まで）`,
  FitsDisk: (p) => `ディスクに入るイメージ（合わせて ${p("most")} まで）`,
  FewerPods: (p) => `全アプリ合わせて ${p("most")} Pod まで`,
  SomeDemand: () => "demand のあるアプリが少なくともひとつ。このままでは誰もリクエストを送りません",
  Scheduler: () => "auto。Control Plane の席がないので、Pod の行き先を決める人がいません",
  OnlyWith: (p) => `${p("key")} と一緒に書いてください`,
  Yaml: (p) => YAML[p("reason")] ?? "読み取れる YAML",
  NoAliases: () => "アンカー（&）やエイリアス（*）を使わず、そのまま書いてください",
  Size: (p) => `${p("max")} 文字までのファイル`,
  Depth: () => "入れ子をもっと浅くしてください",
  Playable: (p) => `最後まで遊べる章: ${p("reason")}`,
};
