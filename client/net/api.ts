import type { CourseCheck, CourseFacts } from "../../shared/protocol/courses.ts";
import type { ClassroomFacts, CreatedClassroom } from "../../shared/protocol/entry.ts";
import type { CreateClassroom } from "../../shared/protocol/requests.ts";

/** Why a classroom cannot be opened or entered: an `EntryRefusal`, or `Offline` when nobody answered. */
export class EntryError extends Error {
  override readonly name = "EntryError";
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What anybody may know of a classroom. @throws EntryError `UnknownClassroom`, `Offline` ... */
export async function fetchClassroom(code: string): Promise<ClassroomFacts> {
  // The server is ours: the shape of its answers is the protocol.
  return (await ask(`/api/classrooms/${code}`, {})) as ClassroomFacts;
}

/** Opens a classroom. @throws EntryError `WrongPassword` when the server asks for one */
export async function createClassroom(
  wanted: Partial<CreateClassroom>,
  password: string,
): Promise<CreatedClassroom> {
  return (await ask("/api/classrooms", asHost(wanted, password))) as CreatedClassroom;
}

/** The courses that can be opened here. @throws EntryError */
export async function fetchCourses(): Promise<readonly CourseFacts[]> {
  return (await ask("/api/courses", {})) as readonly CourseFacts[];
}

/** Has a course file read and tried. @throws EntryError `WrongPassword` when the server asks for one */
export async function checkCourse(courseYaml: string, file: string, password: string): Promise<CourseCheck> {
  return (await ask("/api/courses/check", asHost({ courseYaml, file }, password))) as CourseCheck;
}

/** The course file to begin with. @throws EntryError `Offline` */
export async function fetchExampleCourse(): Promise<string> {
  const response = await fetch("/api/courses/example.yaml").catch(() => undefined);
  if (!response?.ok) throw new EntryError("Offline");
  return response.text();
}

const asHost = (body: object, password: string): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: {
    "content-type": "application/json",
    ...(password === "" ? {} : { authorization: `Bearer ${password}` }),
  },
});

async function ask(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(path, init).catch(() => {
    throw new EntryError("Offline");
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new EntryError(refusalCode(body) ?? codeOfStatus(response.status));
  return body;
}

function refusalCode(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("code" in body)) return undefined;
  return typeof body.code === "string" ? body.code : undefined;
}

function codeOfStatus(status: number): string {
  if (status === 401 || status === 403) return "WrongPassword";
  if (status === 404) return "UnknownClassroom";
  if (status === 429) return "TooManyRequests";
  // A proxy in front of a server that is down answers with one of these.
  return status >= 500 ? "Offline" : "Unexpected";
}
