import type { CommandType } from "../commands/registry.ts";
import type { AppOrder, AppSpec, DemandPoint, ImageSpec } from "../model/catalogue.ts";
import type { Automation, ClusterState, ScriptedCommand, StarRules } from "../model/cluster-state.ts";
import type { EraRules } from "../model/era.ts";
import type { Hardware } from "../model/machine.ts";
import type { GameMs } from "../model/meta.ts";
import type { Timings } from "../model/timings.ts";
import type { Segment } from "../model/totals.ts";
import type { DeploymentStrategy } from "../model/workload.ts";
import type { Rng } from "../util/rng.ts";
import type { CompanyApp } from "./company.ts";
import type { Question, QuestionText } from "./question.ts";

/** What a round is made for: who plays it, and with which numbers. */
export interface RoundOptions {
  readonly seed: string;
  readonly timings: Timings;
  /** Names of the Nodes, one a Node seat, as in "tokyo-1"; the part before the dash is the zone. */
  readonly nodes: readonly string[];
}

/** An app as a chapter uses it. */
export interface ChapterApp {
  readonly app: CompanyApp;
  /** Pods wanted when the round begins; the script may ask for more. */
  readonly replicas: number;
  /** Requests per second over the round; empty for an app without requests. */
  readonly demand: readonly DemandPoint[];
  /** What the business wants over the round where nobody declares it for the players. */
  readonly orders?: readonly AppOrder[];
  /** Further versions of its image that the registry has. */
  readonly versions?: readonly ImageSpec[];
  /** How its Deployment rolls out at first. Missing: the API's default. */
  readonly strategy?: DeploymentStrategy;
}

/** One lesson of the course: a file of data. Its words are in `text/`, one file a language. */
export interface Chapter {
  /** Stable, as in "the-cluster". */
  readonly id: string;
  /** Place in the whole story, 0 to 11 (DESIGN: chapters). */
  readonly number: number;
  /** A whole number of ticks. */
  readonly lengthMs: GameMs;
  /** A round to try things out: no stars, no goal, and no part of the debrief's figures. See `UNSCORED`. */
  readonly unscored?: true;
  /** Share of requests that the team has to serve, in basis points: shown as the goal. 0 where nothing is promised. */
  readonly sloBp: number;
  readonly stars: StarRules;
  readonly seats: SeatRules;
  readonly automation: Automation;
  /** What the Control Plane declares in this chapter: commands that its desks offer beside those of every cluster. */
  readonly tools?: readonly CommandType[];
  readonly machine: Hardware;
  /** Set for the chapters before there is a cluster. */
  readonly era?: EraRules;
  /** Machines that are off and no Nodes yet: their seats switch them on and join. Missing: all are Nodes from the start. */
  reserve?(nodes: readonly string[]): readonly string[];
  /** Scaled to the number of Nodes, so that a round is as hard for 3 as for 11. */
  apps(nodes: number, rng: Rng): readonly ChapterApp[];
  /** What happens by itself: arrivals, incidents, switches. In order of time, all before the end. */
  script(options: RoundOptions, rng: Rng): readonly ScriptedCommand[];
  /** What the room is asked while it reads the story; its words are `ChapterText.poll`. */
  readonly poll?: Question;
  /** When the story has something to say: a line for everybody, shown for some seconds. In order of time. */
  readonly moments: readonly ChapterMoment[];
  /** Parts whose figures stand beside each other in the debrief; their words are `ChapterText.segments[id]`. */
  readonly segments?: readonly Segment[];
  /**
   * What Kubernetes is told in the round that it plays alone (autopilot.ts), in order of time. Missing: what the board
   * orders, when it orders it.
   */
  declared?(nodes: number): readonly ScriptedCommand[];
  /** How the team stands against that round is shown while it plays. Missing: only in the look-back. */
  readonly race?: true;
  /** Further objects to begin with. Deployments and Services are made from `apps`. */
  fill?(cluster: ClusterState, options: RoundOptions): ClusterState;
}

/** What a chapter without a score has in the place of goal and stars. */
export const UNSCORED = { unscored: true, sloBp: 0, stars: [] } as const satisfies Partial<Chapter>;

/** A line of the story; its words are `ChapterText.moments[id]`. */
export interface ChapterMoment {
  readonly atMs: GameMs;
  readonly id: string;
}

/** How many seats a chapter has for how many people. */
export interface SeatRules {
  readonly minNodes: number;
  readonly maxNodes: number;
  /** Nodes come in steps of so many, so that all zones are of one size; who is missing is a bot. Missing: one by one. */
  readonly nodeStep?: number;
  /** Nobody has the overview: everybody has a machine. Missing: there is a Control Plane. */
  readonly withoutControlPlane?: true;
  /** From this many people on, the Control Plane is two desks: scheduler and controller. Missing: always one. */
  readonly twoDesksFrom?: number;
}

/** Seats that a chapter has words for. */
export const TEXT_ROLES = ["control-plane", "scheduler", "controller", "node"] as const;
export type TextRole = (typeof TEXT_ROLES)[number];

/** What a seat has to do: one sentence, then how (up to three short steps). */
export interface SeatText {
  readonly job: string;
  readonly steps: readonly string[];
}

/** The words of a chapter in one language: `text/<id>.<locale>.ts`. */
export interface ChapterText {
  readonly title: string;
  /** The one new idea, in one line. */
  readonly idea: string;
  /** The story card: three sentences. */
  readonly story: readonly [string, string, string];
  readonly seats: Readonly<Record<TextRole, SeatText>>;
  /** Hints in three steps, from a nudge to the answer. */
  readonly hints: Readonly<Record<TextRole, readonly [string, string, string]>>;
  readonly poll?: QuestionText;
  /** What the story says during play, by the id of the moment. */
  readonly moments: Readonly<Record<string, string>>;
  /** What the parts of the round are called, by the id of the segment. */
  readonly segments?: Readonly<Record<string, string>>;
  readonly lookback: {
    /** What you did, in words of the game. */
    readonly did: string;
    /** What Kubernetes calls it. */
    readonly called: string;
    /** The same as one kubectl line. */
    readonly kubectl: string;
    /** The same as one short piece of YAML. */
    readonly yaml: string;
  };
  /** For the debrief: what to talk about. */
  readonly questions: readonly [string, string, string];
}

/** What the players' pictures are made of: an app's name, colour and demand, and what is ordered. */
export const appSpecOf = ({ app, demand, orders }: ChapterApp): AppSpec => ({
  name: app.name,
  style: app.style,
  demand,
  ...(orders && { orders }),
});

/** Writes a chapter so that its id stays known to the compiler. */
export const defineChapter = <const Id extends string>(
  chapter: Chapter & { readonly id: Id },
): typeof chapter => chapter;
