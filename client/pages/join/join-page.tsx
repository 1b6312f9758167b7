import "./join.css";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { generateNickname } from "../../../shared/classroom/names.ts";
import { CODE_LENGTH, MAX_NICKNAME_LENGTH } from "../../../shared/protocol/basics.ts";
import { playPath } from "../../../shared/protocol/paths.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { navigate } from "../../app/navigation.ts";
import { parseCode } from "../../app/route.ts";
import { NICKNAME, recall, remember } from "../../app/storage.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { entryMessage } from "../../i18n/entry-message.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { EntryError, fetchClassroom } from "../../net/api.ts";
import { Icon } from "../../ui/icon.tsx";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { Wordmark } from "../../ui/wordmark.tsx";

/** What comes next is loaded while the person types, so that Join costs nothing. */
function warmUp(): void {
  const load = (): void => {
    void import("../play/play-page.tsx").catch(() => undefined);
    void import("../../net/room-session.ts").catch(() => undefined);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 4000 });
  else setTimeout(load, 1500);
}

/** A name for somebody who does not want to think of one. */
const suggestNickname = (): string =>
  generateNickname(locale.peek(), new Rng(seedRng(Math.random().toString())));

/** The first page: a code and a name. */
export function JoinPage({ code: givenCode }: { code: string }) {
  const m = t();
  const code = useSignal(givenCode);
  const nickname = useSignal(recall(NICKNAME) ?? suggestNickname());
  const problem = useSignal("");
  const isBusy = useSignal(false);
  useEffect(warmUp, []);

  const join = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wanted = parseCode(code.value);
    if (wanted === "") {
      problem.value = m.join.missingCode;
      document.getElementById("join-code")?.focus();
      return;
    }
    isBusy.value = true;
    problem.value = "";
    try {
      await fetchClassroom(wanted);
      remember(NICKNAME, nickname.value.trim() || suggestNickname());
      navigate(playPath(wanted));
    } catch (error) {
      problem.value = entryMessage(error instanceof EntryError ? error.code : "Unexpected");
      isBusy.value = false;
    }
  };

  return (
    <main class="join" id="main">
      <header class="join__top">
        <Wordmark isLink={false} />
        <LanguageSwitch />
      </header>
      <HarbourBackdrop />
      <section class="join__card panel stack">
        <div class="stack" style={{ "--gap": "var(--space-2)" }}>
          <h1>{m.join.title}</h1>
          <p class="muted">{m.join.lead}</p>
        </div>
        <form class="stack" noValidate onSubmit={join}>
          <CodeField code={code} problem={problem} />
          <NameField nickname={nickname} />
          <button
            type="submit"
            class="button button--primary button--large button--wide"
            data-testid="join-submit"
            aria-disabled={isBusy.value}
          >
            {isBusy.value ? m.join.joining : m.join.submit}
          </button>
        </form>
      </section>
      <OtherWays />
    </main>
  );
}

function CodeField({ code, problem }: { code: Signal<string>; problem: Signal<string> }) {
  const m = t().join;
  return (
    <div class="field">
      <label for="join-code">{m.code}</label>
      <input
        id="join-code"
        class="input input--code"
        data-testid="join-code"
        value={code.value}
        onInput={(event) => {
          code.value = event.currentTarget.value;
          problem.value = "";
        }}
        maxLength={CODE_LENGTH + 2}
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck={false}
        aria-describedby="join-code-hint join-problem"
        aria-invalid={problem.value !== ""}
        required
      />
      <p class="field__hint" id="join-code-hint" hidden={problem.value !== ""}>
        {m.codeHelp}
      </p>
      <p class="field__error" id="join-problem" role="alert">
        {problem.value}
      </p>
    </div>
  );
}

function NameField({ nickname }: { nickname: Signal<string> }) {
  const m = t().join;
  return (
    <div class="field">
      <label for="join-name">{m.nickname}</label>
      <div class="join__name">
        <input
          id="join-name"
          class="input"
          data-testid="join-name"
          value={nickname.value}
          onInput={(event) => {
            nickname.value = event.currentTarget.value;
          }}
          maxLength={MAX_NICKNAME_LENGTH}
          autocomplete="nickname"
          aria-describedby="join-name-hint"
        />
        <button
          type="button"
          class="button button--icon"
          title={m.anotherName}
          onClick={() => {
            nickname.value = suggestNickname();
          }}
        >
          <Icon name="dice" />
          <span class="visually-hidden">{m.anotherName}</span>
        </button>
      </div>
      <p class="field__hint" id="join-name-hint">
        {m.nicknameHelp}
      </p>
    </div>
  );
}

function OtherWays() {
  const m = t();
  return (
    <nav class="join__else">
      <a class="join__way" href="/practice">
        <strong>{m.join.practice}</strong>
        <span class="muted">{m.join.practiceHelp}</span>
      </a>
      <a class="join__way" href="/host">
        <strong>{m.join.host}</strong>
        <span class="muted">{m.join.hostHelp}</span>
      </a>
      <a class="join__about" href="/about">
        {m.join.about}
      </a>
    </nav>
  );
}
