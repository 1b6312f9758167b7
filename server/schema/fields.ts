import { type FieldBuilder, t } from "@colyseus/schema";

/** Text; enumerations travel as text too, so that no number has to be kept in step with a list. */
export const text = (): FieldBuilder<string, true> => t.string().default("");

/** A number of as many bytes as it needs. Fixed sizes would wrap silently when a value does not fit. */
export const number = (): FieldBuilder<number, true> => t.number().default(0);

export const flag = (): FieldBuilder<boolean, true> => t.boolean().default(false);

type FieldOf<V> = V extends string
  ? FieldBuilder<string, true>
  : V extends number
    ? FieldBuilder<number, true>
    : V extends boolean
      ? FieldBuilder<boolean, true>
      : never;

/** One field for each field of a row: with `satisfies`, a row that gains a field does not compile until it is sent. */
export type FieldsOf<Row> = { readonly [K in keyof Row]-?: FieldOf<NonNullable<Row[K]>> };
