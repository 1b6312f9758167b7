import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

/** A sheet over the page. Escape, its button and a tap beside it close it; focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ComponentChildren;
  onClose(): void;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // The click is a shortcut for the pointer only: keyboards have Escape and the button.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it, by the browser
    <dialog
      class="panel sheet"
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div class="sheet__inner stack">
        <header class="sheet__head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" class="button button--quiet button--icon" onClick={onClose}>
            <Icon name="close" />
            <span class="visually-hidden">{t().common.close}</span>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
