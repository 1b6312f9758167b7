import { t } from "../../i18n/i18n.ts";
import { spokenAddress } from "../../net/use-facts.ts";
import { QrCode } from "../../ui/qr-code.tsx";

/** How latecomers get in while something else is on the screen. */
export function JoinCorner({ code, url }: { code: string; url: string }) {
  return (
    <aside class="join-corner" aria-label={t().screen.joinAt}>
      <p>
        <span class="muted">{spokenAddress(url)}</span>
        <strong class="join-corner__code">{code}</strong>
      </p>
      <QrCode url={url} />
    </aside>
  );
}
