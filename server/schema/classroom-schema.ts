import { type SchemaType, schema, t } from "@colyseus/schema";
import type { RoundRow } from "../../shared/projection/rows.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import { ClusterSchema } from "./cluster-schema.ts";
import { type FieldsOf, flag, number, text } from "./fields.ts";

const ClassroomSchema = schema(
  {
    code: text(),
    name: text(),
    course: text(),
    beat: text(),
    chapter: text(),
    chapterIndex: number(),
    chapterCount: number(),
    moments: text(),
    era: text(),
    words: text(),
    paused: flag(),
    locked: flag(),
    beatLeftMs: number(),
    timeFactor: number(),
    spotlight: text(),
    page: number(),
    announcement: text(),
  } satisfies FieldsOf<ClassroomRow>,
  "Classroom",
);

export const ParticipantSchema = schema(
  {
    id: text(),
    nickname: text(),
    locale: text(),
    role: text(),
    team: text(),
    seat: text(),
    presence: text(),
    ready: flag(),
  } satisfies FieldsOf<ParticipantRow>,
  "Participant",
);

const RoundSchema = schema(
  {
    tick: number(),
    lengthTicks: number(),
    served: number(),
    failed: number(),
    sliBp: number(),
    sloBp: number(),
    efficiencyBp: number(),
    actions: number(),
    stars: number(),
    unscored: flag(),
    scheduler: text(),
    kubelet: text(),
    schedulerProfile: text(),
    controllers: text(),
    tools: text(),
    priorities: text(),
  } satisfies FieldsOf<RoundRow>,
  "Round",
);

const teamFields = {
  id: text(),
  name: text(),
  style: number(),
  seats: text(),
  faulted: flag(),
  autopilot: text(),
} satisfies FieldsOf<Omit<TeamRow, "round">>;

export const TeamSchema = schema({ ...teamFields, round: t.ref(RoundSchema) }, "Team");

export const FinishedRoundSchema = schema(
  {
    id: text(),
    team: text(),
    teamName: text(),
    chapter: text(),
    chapterIndex: number(),
    summary: text(),
  } satisfies FieldsOf<FinishedRoundRow>,
  "FinishedRound",
);

export const QuestionSchema = schema(
  {
    id: text(),
    when: text(),
    chapter: text(),
    question: text(),
    options: text(),
    right: text(),
    open: flag(),
    answered: number(),
    counts: text(),
  } satisfies FieldsOf<QuestionRow>,
  "Question",
);

/** Everything that a room sends. `clusters` is filtered for each client (sync/viewers.ts), the rest is for everybody. */
export const RoomSchema = schema(
  {
    classroom: t.ref(ClassroomSchema),
    participants: t.map(ParticipantSchema),
    teams: t.map(TeamSchema),
    questions: t.map(QuestionSchema),
    finishedRounds: t.map(FinishedRoundSchema),
    clusters: t.map(ClusterSchema).view(),
  },
  "Room",
);
export type RoomSchema = SchemaType<typeof RoomSchema>;
