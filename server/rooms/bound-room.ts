import { z } from "zod";
import type { Services } from "../services.ts";
import { ClassroomRoom } from "./classroom-room.ts";
import { entryError } from "./entry-error.ts";

/** The room class for `define`: Colyseus makes the instances itself, so what they need is bound to the class. */
export function classroomRoomOf(services: Services): new () => ClassroomRoom {
  return class extends ClassroomRoom {
    protected override readonly services = services;

    /** Runs before a place is reserved, so that nobody is kept waiting for a refusal. */
    static override async onAuth(_token: string, options: unknown): Promise<{ readonly id: string }> {
      const code = z.object({ code: z.string().max(20) }).safeParse(options);
      const running = code.success
        ? services.directory.byCode(code.data.code.trim().toUpperCase())
        : undefined;
      const admission = running?.admit(options);
      const refusal =
        admission === undefined ? "UnknownClassroom" : admission.ok ? undefined : admission.refusal;
      if (running && refusal === undefined) return { id: running.id };
      services.metrics.refusedEntries.inc({ code: refusal ?? "" });
      throw entryError(refusal ?? "UnknownClassroom");
    }
  };
}
