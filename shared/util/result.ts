/** Outcome of something that may be refused for an expected reason. Refusals are values, never exceptions. */
export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** Values that a refusal's sentence is built from; the client owns the sentence itself. */
export type RefusalParams = Readonly<Record<string, string | number | boolean>>;

/**
 * Why something was refused.
 * `code` is stable and names a message in every language file; `params` fill its blanks.
 */
export interface Refusal {
  readonly code: string;
  readonly params: RefusalParams;
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const refuse = (code: string, params: RefusalParams = {}): Result<never, Refusal> => ({
  ok: false,
  refusal: { code, params },
});
