import "./host.css";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CourseFacts } from "../../../shared/protocol/courses.ts";
import { hostPath } from "../../../shared/protocol/paths.ts";
import type { CreateClassroom } from "../../../shared/protocol/requests.ts";
import { navigate } from "../../app/navigation.ts";
import { hostKeyOf, remember } from "../../app/storage.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { entryMessage } from "../../i18n/entry-message.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { createClassroom, EntryError, fetchCourses } from "../../net/api.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CoursePicker, OWN_COURSE } from "./course-picker.tsx";
import { checkDraft, OwnCourse, useCourseDraft } from "./own-course.tsx";

/** What is proposed: the way from servers by hand to a cluster, in the time that a meetup has. */
const PROPOSED = "meetup-45";

/** Opens a classroom: everything has a default, so that one button is enough. */
export function OpenClassroomPage() {
  const m = t().host;
  const name = useSignal("");
  const course = useSignal(PROPOSED);
  const draft = useCourseDraft();
  const timings = useSignal<CreateClassroom["timings"]>("classroom");
  const password = useSignal("");
  const { problem, needsPassword, isBusy, attempt } = useAttempts();
  const courses = useCourses(problem);

  const create = (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    return attempt(async () => {
      const isOwn = course.value === OWN_COURSE;
      if (isOwn && !(await checkDraft(draft, password.value, problem))) return;
      const wanted = {
        ...(isOwn ? { courseYaml: draft.text.value } : { course: course.value }),
        locale: locale.value,
        timings: timings.value,
        ...(name.value.trim() === "" ? {} : { name: name.value.trim() }),
      };
      const created = await createClassroom(wanted, password.value);
      remember(hostKeyOf(created.code), created.hostKey);
      navigate(hostPath(created.code, created.hostKey));
    });
  };
  const check = (): void =>
    void attempt(async () => {
      await checkDraft(draft, password.value, problem);
    });

  return (
    <main class="open-classroom" id="main">
      <HarbourBackdrop />
      <PageHead />
      <form class="panel stack" onSubmit={create} noValidate>
        <h1>{m.openTitle}</h1>
        <p class="muted">{m.openLead}</p>
        <NameField name={name} />
        <CoursePicker course={course} courses={courses.value}>
          <OwnCourse draft={draft} isBusy={isBusy.value} onCheck={check} />
        </CoursePicker>
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

/** One thing at a time; what goes wrong is said at the bottom. */
function useAttempts() {
  const problem = useSignal("");
  const needsPassword = useSignal(false);
  const isBusy = useSignal(false);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = "";
    try {
      await act();
    } catch (error) {
      const code = codeOf(error);
      const isWrongAgain = code === "WrongPassword" && needsPassword.value;
      if (code === "WrongPassword") needsPassword.value = true;
      problem.value = isWrongAgain ? t().host.passwordWrong : entryMessage(code);
    }
    isBusy.value = false;
  };
  return { problem, needsPassword, isBusy, attempt };
}

/** The courses that can be opened here. */
function useCourses(problem: Signal<string>): Signal<readonly CourseFacts[]> {
  const courses = useSignal<readonly CourseFacts[]>([]);
  useEffect(() => {
    fetchCourses().then(
      (found) => {
        courses.value = found;
      },
      (error: unknown) => {
        problem.value = entryMessage(codeOf(error));
      },
    );
  }, []);
  return courses;
}

const codeOf = (error: unknown): string => (error instanceof EntryError ? error.code : "Unexpected");

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
  useEffect(() => document.getElementById("server-password")?.focus(), []);
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
