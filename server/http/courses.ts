import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Response, Router } from "express";
import { z } from "zod";
import type { Course } from "../../shared/chapters/courses.ts";
import { sessionMinutes } from "../../shared/chapters/session-length.ts";
import type { CourseCheck, CourseFacts, CourseProblem } from "../../shared/protocol/courses.ts";
import type { Services } from "../services.ts";
import { sendError } from "./errors.ts";

/** The example that `/host` offers to begin with. */
export const EXAMPLE_FILE = join(import.meta.dirname, "../courses/examples/friday-sale.yaml");

const checkSchema = z.strictObject({
  courseYaml: z.string(),
  file: z.string().max(255).default("course.yaml"),
});

/** What there is to open, and the check of what somebody wrote. Whoever may not open a classroom may not check either. */
export function coursesRouter({ courses }: Services): Router {
  const router = Router();
  router.get("/courses", (_request, response) => {
    response.json(courses.all.map(courseFacts));
  });

  router.get("/courses/example.yaml", (_request, response) => {
    response.type("text/yaml; charset=utf-8").send(readFileSync(EXAMPLE_FILE, "utf8"));
  });

  router.post("/courses/check", async (request, response) => {
    const wanted = checkSchema.safeParse(request.body ?? {});
    if (!wanted.success) {
      sendError(response, 400, "MalformedRequest", "Send {courseYaml, file?}.");
      return;
    }
    const check = await courses.check(wanted.data.courseYaml, wanted.data.file);
    if (check === undefined) sendTooMany(response);
    else if (!check.ok) response.json({ ok: false, problems: check.refusal } satisfies CourseCheck);
    else {
      const { course, trials } = check.value;
      response.json({ ok: true, course: courseFacts(course), trials } satisfies CourseCheck);
    }
  });
  return router;
}

function courseFacts(course: Course): CourseFacts {
  const { id, chapters, words } = course;
  return {
    id,
    minutes: sessionMinutes(course),
    chapters: chapters.map((chapter) => {
      const own = words?.chapters[chapter.id];
      return own === undefined
        ? { id: chapter.id }
        : { id: chapter.id, title: { en: own.en.title, ja: own.ja.title } };
    }),
    ...(words && { title: words.title }),
    ...(words?.audience && { audience: words.audience }),
  };
}

export const sendTooMany = (response: Response): void =>
  sendError(response, 429, "TooManyRequests", "Too many course files are being checked. Wait a minute.");

/** Refuses a course file, with everything that is wrong with it. */
export function sendProblems(response: Response, problems: readonly CourseProblem[]): void {
  const message = problems.map((problem) => problem.message).join("\n");
  response
    .status(400)
    .json({ code: "CourseProblems", params: { count: problems.length }, message, problems });
}
