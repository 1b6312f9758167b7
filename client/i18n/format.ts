import type { Locale } from "../../shared/protocol/basics.ts";

const LANGUAGE_TAGS = { en: "en-GB", ja: "ja-JP" } as const satisfies Record<Locale, string>;

/** Numbers and units as a reader of a language expects them. */
export interface Format {
  /** 12,345 */
  number(value: number): string;
  /** 1,234.5; small numbers keep two digits that say something: 0.042. */
  decimal(value: number): string;
  /** Basis points as a percentage with one decimal: 9,987 is "99.9%". Cut, not rounded: 99.99 is not yet 100. */
  percent(basisPoints: number): string;
  /** Basis points as a percentage without idle digits: 9,000 is "90%", 9,950 is "99.5%". For what was promised. */
  goal(basisPoints: number): string;
  /** Millicores in cores: 500 is "0.5", 8,000 is "8". */
  cores(milli: number): string;
  /** MiB as "512 MiB" or "1.5 GiB". */
  memory(mebibytes: number): string;
  /** MiB in GiB, without the unit: for a figure beside another that has it. */
  gibibytes(mebibytes: number): string;
  /** Minutes and seconds: 65 is "1:05". */
  clock(seconds: number): string;
  /** Tenths with one decimal: 25 is "2.5". */
  tenths(value: number): string;
}

/** Numbers as readers of a language write them. */
export function makeFormat(locale: Locale): Format {
  const tag = LANGUAGE_TAGS[locale];
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const oneDigit = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const twoDigits = new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    number: (value) => whole.format(value),
    decimal: (value) => (Math.abs(value) < 1 ? twoDigits : value < 100 ? oneDigit : whole).format(value),
    percent: (basisPoints) =>
      basisPoints >= 10_000 ? "100%" : `${percent.format(Math.floor(basisPoints / 10) / 10)}%`,
    goal: (basisPoints) => `${oneDigit.format(basisPoints / 100)}%`,
    cores: (milli) => oneDigit.format(milli / 1000),
    memory: (mebibytes) =>
      mebibytes >= 1024 ? `${oneDigit.format(mebibytes / 1024)} GiB` : `${whole.format(mebibytes)} MiB`,
    gibibytes: (mebibytes) => oneDigit.format(mebibytes / 1024),
    clock: (seconds) => {
      const left = Math.max(0, Math.ceil(seconds));
      return `${Math.floor(left / 60)}:${(left % 60).toString().padStart(2, "0")}`;
    },
    tenths: (value) => percent.format(value / 10),
  };
}
