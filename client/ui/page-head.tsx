import type { ComponentChildren } from "preact";
import type { Locale } from "../../shared/protocol/basics.ts";
import { calmMotion, sound } from "../app/preferences.ts";
import { t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The top of a page: whose it is, what belongs to the page, and what each person sets for themself. */
export function PageHead({
  children,
  onLocale,
  withSound = false,
}: {
  children?: ComponentChildren;
  onLocale?: ((locale: Locale) => void) | undefined;
  withSound?: boolean;
}) {
  const m = t().common;
  return (
    <header class="page-head">
      <Wordmark />
      {children}
      <div class="page-head__own">
        {withSound && <SoundSwitch />}
        <button
          type="button"
          class="button page-head__motion"
          aria-pressed={calmMotion.value}
          onClick={() => {
            calmMotion.value = !calmMotion.value;
          }}
        >
          {m.calmMotion}
        </button>
        <LanguageSwitch {...(onLocale ? { onChoose: onLocale } : {})} />
      </div>
    </header>
  );
}

export function SoundSwitch() {
  const m = t().common;
  return (
    <button
      type="button"
      class="button button--quiet button--icon"
      aria-pressed={sound.value}
      onClick={() => {
        sound.value = !sound.value;
      }}
    >
      <Icon name={sound.value ? "sound" : "mute"} />
      <span class="visually-hidden">{m.sound}</span>
    </button>
  );
}
