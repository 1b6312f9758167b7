import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { CourseFacts } from "../../../shared/protocol/courses.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, locale, t } from "../../i18n/i18n.ts";

/** Stands for the course that somebody brings. */
export const OWN_COURSE = "own course";

/** The courses to choose from, with how long they take, who they are for and what is in them. */
export function CoursePicker({
  course,
  courses,
  children,
}: {
  /** Id of the chosen one. */
  course: Signal<string>;
  courses: readonly CourseFacts[];
  /** Shown while somebody brings a course of their own. */
  children: ComponentChildren;
}) {
  const m = t().host;
  return (
    <fieldset class="field courses">
      <legend class="field__label">{m.course}</legend>
      {courses.map((facts) => (
        <CourseChoice
          key={facts.id}
          id={facts.id}
          course={course}
          title={titleOf(facts)}
          minutes={facts.minutes}
        >
          <span class="courses__audience">{audienceOf(facts)}</span>
          <ChapterList course={facts} />
        </CourseChoice>
      ))}
      <CourseChoice id={OWN_COURSE} course={course} title={m.own.title}>
        <span class="courses__audience">{m.own.audience}</span>
      </CourseChoice>
      {course.value === OWN_COURSE && children}
    </fieldset>
  );
}

function CourseChoice({
  id,
  course,
  title,
  minutes,
  children,
}: {
  id: string;
  course: Signal<string>;
  title: string;
  minutes?: number;
  children: ComponentChildren;
}) {
  return (
    <label class="courses__choice" data-checked={course.value === id}>
      <input
        type="radio"
        name="course"
        value={id}
        checked={course.value === id}
        onChange={() => {
          course.value = id;
        }}
      />
      <span class="courses__title">
        <strong>{title}</strong>
        {minutes !== undefined && <Minutes count={minutes} />}
      </span>
      {children}
    </label>
  );
}

/** The chapters of a course in order, in a line. */
export function ChapterList({ course }: { course: CourseFacts }) {
  return (
    <span class="courses__chapters">
      <span class="visually-hidden">{t().host.chapters}: </span>
      {course.chapters.map(({ id, title }) => (
        <span key={id} class="courses__chapter">
          {title?.[locale.value] ?? chapterText(id)?.title ?? id}
        </span>
      ))}
    </span>
  );
}

export function Minutes({ count }: { count: number }) {
  return <span class="courses__minutes">{t().host.minutes(format.value.number(count))}</span>;
}

/** What a course is called: in its own words, else in ours. */
export const titleOf = ({ id, title }: CourseFacts): string =>
  title?.[locale.value] ?? t().host.courses[id]?.title ?? id;

const audienceOf = ({ id, audience }: CourseFacts): string =>
  audience?.[locale.value] ?? t().host.courses[id]?.audience ?? "";
