import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import {
  type CourseCheck,
  type CourseProblem,
  MAX_COURSE_CHARACTERS,
} from "../../../shared/protocol/courses.ts";
import { COURSE_DRAFT, recall, remember } from "../../app/storage.ts";
import { entryMessage } from "../../i18n/entry-message.ts";
import { expectationMessage } from "../../i18n/expectation-text.ts";
import { format, locale, t } from "../../i18n/i18n.ts";
import { checkCourse, fetchExampleCourse } from "../../net/api.ts";
import { Icon } from "../../ui/icon.tsx";
import { Stars } from "../../ui/stars.tsx";
import { ChapterList, Minutes, titleOf } from "./course-picker.tsx";

/** A course file on its way in. What is written stays in this browser, whatever happens. */
export interface CourseDraft {
  readonly text: Signal<string>;
  /** Name of the file that it came from. */
  readonly file: Signal<string>;
  /** The last check of this very text; undefined when it changed since then. */
  readonly check: Signal<CourseCheck | undefined>;
}

/** A course file as this browser remembers it. */
export function useCourseDraft(): CourseDraft {
  return {
    text: useSignal(recall(COURSE_DRAFT) ?? ""),
    file: useSignal("course.yaml"),
    check: useSignal<CourseCheck | undefined>(undefined),
  };
}

/**
 * Whether what somebody wrote can be opened. What is wrong with it stands in `check` then, or in `problem` when it
 * cannot even be sent. @throws EntryError
 */
export async function checkDraft(
  { text, file, check }: CourseDraft,
  password: string,
  problem: Signal<string>,
): Promise<boolean> {
  const m = t().host.own;
  const written = text.value;
  if (written.trim() === "") problem.value = m.empty;
  else if (written.length > MAX_COURSE_CHARACTERS)
    problem.value = m.tooLong(format.value.number(MAX_COURSE_CHARACTERS));
  else {
    const found = await checkCourse(written, file.value, password);
    // Somebody may have gone on writing.
    if (text.value !== written) return false;
    check.value = found;
    return found.ok;
  }
  return false;
}

/** Brings a course file: choose, drop, paste or write it, and see at once what is to be mended. */
export function OwnCourse({
  draft,
  isBusy,
  onCheck,
}: {
  draft: CourseDraft;
  isBusy: boolean;
  onCheck(): void;
}) {
  const m = t().host.own;
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = useSignal("");
  const write = (text: string, file?: string): void => {
    draft.text.value = text;
    draft.check.value = undefined;
    if (file !== undefined) draft.file.value = file;
    problem.value = "";
    remember(COURSE_DRAFT, text);
  };
  const read = (file: File | undefined): void => {
    if (file === undefined) return;
    file.text().then(
      (text) => write(text, file.name),
      () => {
        problem.value = m.unread;
      },
    );
  };
  const begin = (): void => {
    fetchExampleCourse().then(
      (text) => write(text, "course.yaml"),
      () => {
        problem.value = entryMessage("Offline");
      },
    );
  };
  return (
    <div class="own-course stack">
      <div class="inline">
        <FileButton onFile={read} />
        {draft.text.value === "" && (
          <button type="button" class="button" onClick={begin}>
            {m.example}
          </button>
        )}
      </div>
      <CourseText field={field} text={draft.text.value} onWrite={write} onFile={read} />
      <p class="field__error" role="alert">
        {problem.value}
      </p>
      <button type="button" class="button" aria-disabled={isBusy} onClick={() => !isBusy && onCheck()}>
        <Icon name="check" />
        {isBusy ? m.checking : m.check}
      </button>
      <CheckResult check={draft.check.value} onGoTo={(found) => goTo(field.current, found)} />
    </div>
  );
}

function FileButton({ onFile }: { onFile(file: File | undefined): void }) {
  return (
    <label class="button own-course__file">
      {t().host.own.file}
      <input
        type="file"
        accept=".yaml,.yml,text/yaml"
        class="visually-hidden"
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          // The same file, mended, can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** The file itself, to write, to paste into, or to drop another one on. */
function CourseText({
  field,
  text,
  onWrite,
  onFile,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onWrite(text: string): void;
  onFile(file: File): void;
}) {
  const m = t().host.own;
  return (
    <div class="field">
      <label for="course-text">{m.text}</label>
      <textarea
        id="course-text"
        ref={field}
        class="input own-course__text"
        rows={14}
        spellcheck={false}
        autocapitalize="off"
        wrap="off"
        aria-describedby="course-text-hint"
        value={text}
        onInput={(event) => onWrite(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          if (file === undefined) return;
          event.preventDefault();
          onFile(file);
        }}
      />
      <p id="course-text-hint" class="field__hint">
        {m.reference}
      </p>
    </div>
  );
}

function CheckResult({
  check,
  onGoTo,
}: {
  check: CourseCheck | undefined;
  onGoTo(problem: CourseProblem): void;
}) {
  const m = t().host.own;
  return (
    <div role="status" class="own-course__result">
      {check?.ok === false && (
        <section class="stack">
          <h3>
            <Icon name="warning" /> {m.problems(check.problems.length)}
          </h3>
          <ol class="own-course__problems">
            {check.problems.map((problem) => (
              <li key={problem.message}>
                <Problem problem={problem} onGoTo={onGoTo} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {check?.ok && <Fine check={check} />}
    </div>
  );
}

function Problem({ problem, onGoTo }: { problem: CourseProblem; onGoTo(problem: CourseProblem): void }) {
  const m = t().host.own;
  return (
    <>
      <button type="button" class="own-course__place" onClick={() => onGoTo(problem)}>
        <strong>{m.place(problem.line, problem.column)}</strong>
        {problem.path !== "" && <code>{problem.path}</code>}
      </button>
      <dl class="own-course__facts">
        <dt>{m.found}</dt>
        <dd>{problem.found === "" ? m.nothing : <code>{problem.found}</code>}</dd>
        <dt>{m.expected}</dt>
        <dd>{expectationMessage(problem.expected)}</dd>
      </dl>
    </>
  );
}

function Fine({ check: { course, trials } }: { check: Extract<CourseCheck, { readonly ok: true }> }) {
  const m = t().host.own;
  const titleOfChapter = (id: string): string =>
    course.chapters.find((chapter) => chapter.id === id)?.title?.[locale.value] ?? id;
  return (
    <section class="stack own-course__fine">
      <h3>
        <Icon name="check" /> {m.fine}
      </h3>
      <p class="courses__title">
        <strong>{titleOf(course)}</strong>
        <Minutes count={course.minutes} />
      </p>
      <ChapterList course={course} />
      {trials.map(({ chapter, sliBp, stars }) => (
        <p key={chapter} class="inline muted">
          {m.trial(titleOfChapter(chapter), format.value.percent(sliBp))} <Stars count={stars} />
        </p>
      ))}
    </section>
  );
}

/** Puts the cursor where something is to be mended. */
function goTo(field: HTMLTextAreaElement | null, { line, column }: CourseProblem): void {
  if (field === null) return;
  const lines = field.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = before + (lines[line - 1]?.length ?? 0);
  field.focus();
  field.setSelectionRange(Math.min(before + column - 1, end), end);
  // Lines are of one height, because long ones do not wrap.
  field.scrollTop = Math.max(0, (field.scrollHeight / lines.length) * (line - 4));
  field.scrollLeft = 0;
}
