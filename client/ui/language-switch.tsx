import { LOCALES, type Locale } from "../../shared/protocol/basics.ts";
import { chooseLanguage, locale, t } from "../i18n/i18n.ts";
import { notify } from "./notices.tsx";

/** Each language in its own words, so that it is found by those who cannot read the present one. */
const NAMES = { ja: "日本語", en: "English" } as const satisfies Record<Locale, string>;

/** Switches the language of this person, at any time. `onChoose` tells others who need to know. */
export function LanguageSwitch({ onChoose }: { onChoose?: (locale: Locale) => void }) {
  return (
    <fieldset class="language-switch" aria-label={t().common.language}>
      {LOCALES.map((code) => (
        <button
          type="button"
          key={code}
          class="language-switch__key"
          lang={code}
          aria-pressed={locale.value === code}
          onClick={async () => {
            if (await chooseLanguage(code)) onChoose?.(code);
            else notify("alarm", t().entry.Offline);
          }}
        >
          {NAMES[code]}
        </button>
      ))}
    </fieldset>
  );
}
