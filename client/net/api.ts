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
  return (await ask("/api/classrooms", {
    method: "POST",
    body: JSON.stringify(wanted),
    headers: {
      "content-type": "application/json",
      ...(password === "" ? {} : { authorization: `Bearer ${password}` }),
    },
  })) as CreatedClassroom;
}

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
