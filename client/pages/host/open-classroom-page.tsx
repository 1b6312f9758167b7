import "./host.css";
import { type Signal, useSignal } from "@preact/signals";
import { hostPath } from "../../../shared/protocol/paths.ts";
import type { CreateClassroom } from "../../../shared/protocol/requests.ts";
import { navigate } from "../../app/navigation.ts";
import { hostKeyOf, remember } from "../../app/storage.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { entryMessage } from "../../i18n/entry-message.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { createClassroom, EntryError } from "../../net/api.ts";
import { PageHead } from "../../ui/page-head.tsx";

/** Opens a classroom: everything has a default, so that one button is enough. */
export function OpenClassroomPage() {
  const m = t().host;
  const name = useSignal("");
  const course = useSignal(Object.keys(m.courses)[0] ?? "");
  const timings = useSignal<CreateClassroom["timings"]>("classroom");
  const password = useSignal("");
  const needsPassword = useSignal(false);
  const problem = useSignal("");
  const isBusy = useSignal(false);

  const create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = "";
    try {
      const wanted = {
        course: course.value,
        locale: locale.value,
        timings: timings.value,
        ...(name.value.trim() === "" ? {} : { name: name.value.trim() }),
      };
      const created = await createClassroom(wanted, password.value);
      remember(hostKeyOf(created.code), created.hostKey);
      navigate(hostPath(created.code, created.hostKey));
    } catch (error) {
      const code = error instanceof EntryError ? error.code : "Unexpected";
      if (code === "WrongPassword") needsPassword.value = true;
      problem.value = entryMessage(code);
      isBusy.value = false;
    }
  };

  return (
    <main class="open-classroom" id="main">
      <HarbourBackdrop />
      <PageHead />
      <form class="panel stack" onSubmit={create} noValidate>
        <h1>{m.openTitle}</h1>
        <p class="muted">{m.openLead}</p>
        <NameField name={name} />
        <CourseField course={course} />
        <SpeedField timings={timings} />
        {needsPassword.value && <PasswordField password={password} />}
        <p class="field__error" role="alert">
          {problem.value}
        </p>
        <button
          type="submit"
          class="button button--primary button--large"
          data-testid="host-create"
          aria-disabled={isBusy.value}
        >
          {isBusy.value ? m.creating : m.create}
        </button>
      </form>
    </main>
  );
}

function NameField({ name }: { name: Signal<string> }) {
  const m = t().host;
  return (
    <div class="field">
      <label for="session-name">
        {m.name} <span class="muted">({t().common.optional})</span>
      </label>
      <input
        id="session-name"
        class="input"
        maxLength={80}
        placeholder={m.namePlaceholder}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

function CourseField({ course }: { course: Signal<string> }) {
  const m = t().host;
  return (
    <div class="field">
      <label for="course">{m.course}</label>
      <select
        id="course"
        class="input"
        value={course.value}
        onChange={(event) => {
          course.value = event.currentTarget.value;
        }}
      >
        {Object.entries(m.courses).map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function SpeedField({ timings }: { timings: Signal<CreateClassroom["timings"]> }) {
  const m = t().host;
  return (
    <fieldset class="field">
      <legend class="field__label">{m.speed}</legend>
      <div class="choice">
        {(["classroom", "upstream"] as const).map((preset) => (
          <label key={preset} data-checked={timings.value === preset}>
            <input
              type="radio"
              name="timings"
              checked={timings.value === preset}
              onChange={() => {
                timings.value = preset;
              }}
            />
            {m.speeds[preset]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PasswordField({ password }: { password: Signal<string> }) {
  return (
    <div class="field">
      <label for="server-password">{t().host.password}</label>
      <input
        id="server-password"
        class="input"
        type="password"
        autocomplete="current-password"
        value={password.value}
        onInput={(event) => {
          password.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
