/** One process' view of a fake clock: it can be paused as by SIGSTOP (its timers wait, time goes on), and its wall clock can be wrong. */
import type { Clock } from '../../src/ports/clock.ts';
import type { FakeClock } from './fake-clock.ts';

export interface ProcessClock extends Clock {
  pause(): void;
  /** What fell due meanwhile happens now. */
  resume(): void;
  /** Resolves at once, or when the process is resumed: for what it would do next. */
  running(): Promise<void>;
}

export function createProcessClock(clock: FakeClock, skewMs = 0): ProcessClock {
  let paused: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  return {
    now: () => clock.now().add({ milliseconds: skewMs }),
    elapsedMs: () => clock.elapsedMs() + 7 * Math.abs(skewMs),
    after(delayMs, run) {
      let cancelled = false;
      const cancel = clock.after(delayMs, () => {
        if (paused === undefined) run();
        else void paused.promise.then(() => { if (!cancelled) run(); });
      });
      return () => {
        cancelled = true;
        cancel();
      };
    },
    pause: () => { paused ??= Promise.withResolvers<void>(); },
    resume() {
      paused?.resolve();
      paused = undefined;
    },
    running: () => paused?.promise ?? Promise.resolve(),
  };
}
