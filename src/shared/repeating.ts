/** A job that comes back by itself: it says each time when it wants to be run again. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

export interface Repeating {
  start(): void;
  /** Resolves when a run under way has ended. */
  stop(): Promise<void>;
}

export interface RepeatingOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Names it in the log. */
  readonly name: string;
  readonly firstMs: number;
  /** How long to wait after a run that threw. */
  readonly afterFaultMs: number;
  /** Returns how long to wait for the next run, in milliseconds. Never run twice at once. */
  readonly run: () => Promise<number>;
}

export function createRepeating({ clock, log, name, firstMs, afterFaultMs, run }: RepeatingOptions): Repeating {
  let stopped = true;
  let cancel = (): void => undefined;
  let running: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    const waitMs = await run().catch((error: unknown) => {
      log.warn(`${name}.postponed`, { error });
      return afterFaultMs;
    });
    plan(waitMs);
  }
  function plan(waitMs: number): void {
    if (!stopped) cancel = clock.after(waitMs, () => { running = once(); });
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      plan(firstMs);
    },
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
