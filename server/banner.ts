import { renderUnicodeCompact } from "uqr";
import type { Settings } from "./config.ts";
import { reachable } from "./http/addresses.ts";

/** The lines that tell whoever started the server which addresses to open; with a QR code when `qr` is set. */
export function banner({ PUBLIC_URL }: Settings, port: number, qr: boolean): string {
  const local = `http://localhost:${port}`;
  const outside = PUBLIC_URL === "" ? reachable(local) : PUBLIC_URL.replace(/\/+$/, "");
  const lines = [
    "Cluster Crew is running.",
    "",
    `  Open a classroom    ${PUBLIC_URL === "" ? local : outside}/host`,
    `  Players join        ${outside}/`,
    `  Practise alone      ${PUBLIC_URL === "" ? local : outside}/practice`,
  ];
  if (outside === local) lines.push("", "  No network was found: only this machine can reach it.");
  if (qr) lines.push("", renderUnicodeCompact(`${outside}/`, { border: 2 }));
  return `${lines.join("\n")}\n`;
}
