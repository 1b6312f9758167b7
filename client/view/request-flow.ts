import type { AppView } from "./app-view.ts";

/** A light that sets out: to a Pod, or to nobody. */
export interface Launch {
  readonly app: string;
  readonly style: number;
  /** Name of the ready Pod it reaches; missing: it goes dark on the way. */
  readonly pod?: string;
}

interface AppFlow {
  served: number;
  failed: number;
  turn: number;
}

/**
 * Turns requests per second into lights. There are far more requests than lights can show, so all apps are thinned
 * out by the same factor: what is busier stays busier. A failed request is never thinned out to nothing.
 */
export class RequestFlow {
  readonly #most: number;
  readonly #flows = new Map<string, AppFlow>();

  /** `mostPerSecond`: lights of all apps together. */
  constructor(mostPerSecond: number) {
    this.#most = mostPerSecond;
  }

  /** What sets out within the next `ms`. `ready`: names of the ready Pods by app. */
  advance(
    ms: number,
    apps: readonly AppView[],
    ready: ReadonlyMap<string, readonly string[]>,
  ): readonly Launch[] {
    const total = apps.reduce((sum, { servedRps, failedRps }) => sum + servedRps + failedRps, 0);
    if (total === 0) return [];
    const factor = Math.min(1, this.#most / total) * (Math.min(ms, 250) / 1000);
    const launches: Launch[] = [];
    for (const app of apps) {
      const flow = this.#flowOf(app.name);
      flow.served += app.servedRps * factor;
      flow.failed += app.failedRps * factor;
      const pods = ready.get(app.name) ?? [];
      for (; flow.served >= 1; flow.served -= 1) {
        const pod = pods[flow.turn % Math.max(1, pods.length)];
        flow.turn += 1;
        // Rows of apps and Pods come with the same tick, but a Pod may have just stopped being ready.
        if (pod !== undefined) launches.push({ app: app.name, style: app.style, pod });
      }
      for (; flow.failed >= 1; flow.failed -= 1) launches.push({ app: app.name, style: app.style });
    }
    return launches;
  }

  #flowOf(app: string): AppFlow {
    const known = this.#flows.get(app);
    if (known !== undefined) return known;
    // Apps do not start in step.
    const flow = { served: (this.#flows.size * 0.37) % 1, failed: 0.5, turn: 0 };
    this.#flows.set(app, flow);
    return flow;
  }
}
