import { useMemo } from "preact/hooks";
import { encode } from "uqr";
import { t } from "../i18n/i18n.ts";

/** A QR code of an address: dark on light, as scanners like it, with the quiet zone around. */
export function QrCode({ url }: { url: string }) {
  const { size, path } = useMemo(() => qrPath(url), [url]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t().host.qr(url)}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#060d18" />
    </svg>
  );
}

function qrPath(url: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(url, { ecc: "M", border: 4 });
  let path = "";
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return { size, path };
}
