import { CODE_ALPHABET, CODE_LENGTH } from "../../shared/protocol/basics.ts";

/** Every page that can be opened by its address. */
export type Route =
  | { readonly page: "join"; readonly code: string }
  | { readonly page: "open-classroom" }
  | { readonly page: "host"; readonly code: string; readonly hostKey: string }
  | { readonly page: "screen"; readonly code: string }
  | { readonly page: "play"; readonly code: string }
  | { readonly page: "practice" }
  | { readonly page: "about" }
  | { readonly page: "not-found" };

type WhereFrom = Pick<Location, "pathname" | "search" | "hash">;

/** The page of an address. A code is upper case; it is "" where the address has none that could exist. */
export function parseRoute({ pathname, search, hash }: WhereFrom): Route {
  const [page = "", rawCode = "", ...rest] = pathname.split("/").filter((part) => part !== "");
  if (rest.length > 0) return { page: "not-found" };
  const code = parseCode(rawCode);
  switch (page) {
    case "":
      return { page: "join", code: parseCode(new URLSearchParams(search).get("code") ?? "") };
    case "host":
      if (rawCode === "") return { page: "open-classroom" };
      return code === "" ? { page: "not-found" } : { page: "host", code, hostKey: hash.replace(/^#/, "") };
    case "screen":
    case "play":
      return code === "" ? { page: "join", code: "" } : { page, code };
    case "practice":
    case "about":
      return rawCode === "" ? { page } : { page: "not-found" };
    default:
      return { page: "not-found" };
  }
}

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** What a person typed as a code, or "" when it cannot be one. */
export function parseCode(text: string): string {
  // Wide letters of a Japanese keyboard mean the same.
  const code = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return CODE.test(code) ? code : "";
}
