import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What `/metrics` shows. Each app has its own, so that tests can start several. */
export interface Metrics {
  readonly registry: Registry;
  readonly classroomsOpened: Counter;
  readonly commands: Counter<"outcome">;
  readonly refusedEntries: Counter<"code">;
  readonly malformed: Counter<"kind">;
  readonly faults: Counter<"where">;
  readonly stepSeconds: Histogram;
}

/** @param count how many classrooms and connected people there are now */
export function makeMetrics(count: () => { classrooms: number; people: number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "crew_classrooms",
    help: "Open classrooms",
    registers,
    collect() {
      this.set(count().classrooms);
    },
  });
  new Gauge({
    name: "crew_people",
    help: "Connected players, hosts and screens",
    registers,
    collect() {
      this.set(count().people);
    },
  });
  return {
    registry,
    classroomsOpened: new Counter({
      name: "crew_classrooms_opened_total",
      help: "Classrooms opened",
      registers,
    }),
    commands: new Counter({
      name: "crew_commands_total",
      help: "Commands of players by outcome: accepted, or the code of the refusal",
      labelNames: ["outcome"],
      registers,
    }),
    refusedEntries: new Counter({
      name: "crew_refused_entries_total",
      help: "People who did not get in, by code",
      labelNames: ["code"],
      registers,
    }),
    malformed: new Counter({
      name: "crew_malformed_total",
      help: "Messages that nobody could have meant, by kind",
      labelNames: ["kind"],
      registers,
    }),
    faults: new Counter({
      name: "crew_faults_total",
      help: "Bugs of ours that were caught, by place",
      labelNames: ["where"],
      registers,
    }),
    stepSeconds: new Histogram({
      name: "crew_step_seconds",
      help: "Time for one step of a classroom: rules, rows and sending",
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1],
      registers,
    }),
  };
}
