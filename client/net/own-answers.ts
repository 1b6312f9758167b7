import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import type { Refusal } from "../../shared/util/result.ts";
import { answeredKeyOf, recall, remember } from "../app/storage.ts";
import { RefusedError, type Session } from "./session.ts";

/** What somebody answered, by the id of the question; "" when only that they did is known any more. */
export type Answers = ReadonlyMap<string, string>;

/**
 * What the person of this page has answered. The server does not tell, because it does not know what, and who answered
 * is nobody's business: so it is this page that remembers, and the browser keeps no more than which questions.
 */
const answersOf = new WeakMap<Session, Signal<Answers>>();

/** What this person has answered, for components that draw it. */
export const ownAnswers = (session: Session): ReadonlySignal<Answers> => own(session);

/** Answers a question. Resolves to why not, when it was refused; having answered before is no mistake. */
export async function giveAnswer(
  session: Session,
  { id }: QuestionRow,
  option: string,
): Promise<Refusal | undefined> {
  try {
    await session.me({ type: "answer", question: id, option });
    note(session, id, option);
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.refusal.code === "AlreadyAnswered") note(session, id, own(session).peek().get(id) ?? "");
    return error.refusal;
  }
}

function own(session: Session): Signal<Answers> {
  const known = answersOf.get(session);
  if (known !== undefined) return known;
  const answers = signal<Answers>(new Map(rememberedIds(session).map((id) => [id, ""])));
  answersOf.set(session, answers);
  return answers;
}

function note(session: Session, id: string, option: string): void {
  const answers = own(session);
  answers.value = new Map([...answers.peek(), [id, option]]);
  const key = keyOf(session);
  if (key !== undefined) remember(key, JSON.stringify([...answers.peek().keys()]));
}

/** A practice is over with its page: nothing of it is kept. */
function keyOf(session: Session): string | undefined {
  const { code } = session.classroom.peek();
  return code === "" ? undefined : answeredKeyOf(code, session.participantId);
}

function rememberedIds(session: Session): readonly string[] {
  const key = keyOf(session);
  const kept = key === undefined ? undefined : recall(key);
  if (kept === undefined) return [];
  try {
    const ids: unknown = JSON.parse(kept);
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}
