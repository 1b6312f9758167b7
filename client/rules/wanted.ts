import type { AppRow } from "../../shared/projection/rows.ts";

/** How many Pods of an app there should be: as the business orders, or where nobody orders, as is declared. */
export const wantedOf = ({ ordered, replicas }: Pick<AppRow, "ordered" | "replicas">): number =>
  ordered < 0 ? replicas : ordered;
