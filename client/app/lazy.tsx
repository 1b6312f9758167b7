import { type Signal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/i18n.ts";

/**
 * A page whose code is loaded when it is first shown. While it is on the way a quiet word is shown; when it does not
 * arrive (no network, or a new version is out), the page can be loaded again.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const loaded: Signal<FunctionComponent<Props> | "failed" | undefined> = signal(undefined);
  let isLoading = false;
  const begin = (): void => {
    if (isLoading) return;
    isLoading = true;
    load().then(
      (page) => {
        loaded.value = page;
      },
      () => {
        isLoading = false;
        loaded.value = "failed";
      },
    );
  };
  return function LazyPage(props: Props) {
    useState(begin);
    const Page = loaded.value;
    if (Page === "failed") {
      return (
        <Waiting word={t().entry.Offline}>
          <button type="button" class="button button--primary" onClick={() => location.reload()}>
            {t().common.retry}
          </button>
        </Waiting>
      );
    }
    return Page === undefined ? <Waiting word={t().common.loading} /> : <Page {...props} />;
  };
}

/** A page that has nothing to show yet. */
export function Waiting({ word, children }: { word: string; children?: preact.ComponentChildren }) {
  return (
    <main class="waiting stack" id="main">
      <p class="waiting__word" role="status">
        {word}
      </p>
      {children}
    </main>
  );
}
