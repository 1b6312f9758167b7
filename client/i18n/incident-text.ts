import { t } from "./i18n.ts";

/** What a machine is warned of; an incident that this page does not know is shown by its id. */
export function warningText(code: string): string {
  const texts: Readonly<Record<string, string>> = t().warnings;
  return texts[code] ?? code;
}

/** What an incident is called; one that this page does not know is shown by its id. */
export function incidentName(id: string): string {
  const names: Readonly<Record<string, string>> = t().incidents;
  return names[id] ?? id;
}
