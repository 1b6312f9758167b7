import type { ComponentChildren } from "preact";
import { HarbourBackdrop } from "../art/backdrop.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Wordmark } from "./wordmark.tsx";

/** A page that has one thing to say, and the ways on from there. */
export function MessagePage({
  title,
  help = "",
  children,
}: {
  title: string;
  help?: string;
  children: ComponentChildren;
}) {
  return (
    <main class="message" id="main">
      <HarbourBackdrop />
      <header class="message__head">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <section class="panel stack">
        <h1>{title}</h1>
        {help !== "" && <p class="muted">{help}</p>}
        <div class="inline">{children}</div>
      </section>
    </main>
  );
}
