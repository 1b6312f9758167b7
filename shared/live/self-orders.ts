import type { SelfOrder } from "../protocol/requests.ts";
import type { Refusal } from "../util/result.ts";
import type { Classroom } from "./classroom.ts";

/**
 * Does what somebody wants for themself. Refused with `NicknameEmpty`, `NoSuchParticipant`, and as `Classroom.answer`
 * says.
 */
export function giveSelfOrder(classroom: Classroom, id: string, order: SelfOrder): Refusal | undefined {
  const person = classroom.roster.get(id);
  if (person === undefined) return { code: "NoSuchParticipant", params: {} };
  switch (order.type) {
    case "ready":
      classroom.setReady(person, order.ready);
      return undefined;
    case "locale":
      classroom.setLocale(person, order.locale);
      return undefined;
    case "away":
      if (person.presence !== "off") classroom.setPresence(id, order.away ? "away" : "on");
      return undefined;
    case "nickname":
      return classroom.rename(person, order.nickname);
    case "answer":
      return classroom.answer(person, order.question, order.option);
  }
}
