import { Mark } from "../art/mark.tsx";
import { t } from "../i18n/i18n.ts";

/** Our sign and our name; a link to the first page unless that is where it stands. */
export function Wordmark({ isLink = true }: { isLink?: boolean }) {
  const content = (
    <>
      <Mark />
      {t().common.appName}
    </>
  );
  return isLink ? (
    <a class="wordmark" href="/">
      {content}
    </a>
  ) : (
    <p class="wordmark">{content}</p>
  );
}
