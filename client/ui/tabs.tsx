import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ComponentChildren;
}

/** Panels of which one is shown. The others stay in the page, so that what they heard is not lost. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const chosen = useSignal("");
  // What was chosen may be gone: tabs come and go with what there is to do.
  const shown = tabs.some(({ id }) => id === chosen.value) ? chosen.value : tabs[0]?.id;
  const prefix = useId();
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(({ id }) => id === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    chosen.value = next.id;
    document.getElementById(`${prefix}-tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabbed panel">
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ id, label: word }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${id}`}
            aria-controls={`${prefix}-panel-${id}`}
            aria-selected={shown === id}
            tabIndex={shown === id ? 0 : -1}
            onClick={() => {
              chosen.value = id;
            }}
          >
            {word}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          class="tabbed__panel"
          id={`${prefix}-panel-${id}`}
          aria-labelledby={`${prefix}-tab-${id}`}
          hidden={shown !== id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
          tabIndex={0}
        >
          {content}
        </div>
      ))}
    </div>
  );
}
